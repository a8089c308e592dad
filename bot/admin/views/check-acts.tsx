import type { Entry } from '../../hsds/map/keeping/entries.ts';
import { CHECKS_TEXTS as texts } from '../texts-checks.ts';
import { BASE } from './setting.ts';

/** Where one place is looked at. */
export const placePath = (place: string): string => `${BASE}/social-map/places/${encodeURIComponent(place)}`;

type ActProps = {
  entry: Pick<Entry, 'place' | 'name'>;
  does: 'holds' | 'tried' | 'end' | 'restore';
  label: string;
  back: string;
  kind?: string;
};

/** One tap that says something of a place; afterwards the page from which it was tapped is there again. */
export const Act = ({ entry, does, label, back, kind }: ActProps) => (
  <form method="post" action={`${placePath(entry.place)}/${does}`}>
    <input type="hidden" name="back" value={back} />
    <button type="submit" class={kind}>
      {label}
      <span class="unseen">: {entry.name}</span>
    </button>
  </form>
);

/** Everything that can be said of a place with one tap. */
export const Acts = ({ entry, back }: { entry: Entry; back: string }) => (
  <div class="acts">
    <Act entry={entry} does="holds" label={texts.holds} back={back} kind="strong" />
    <a class="button" href={`${placePath(entry.place)}#correct`}>
      {texts.edit}
      <span class="unseen">: {entry.name}</span>
    </a>
    <Act entry={entry} does="tried" label={texts.cannotReach} back={back} />
    <Act entry={entry} does="end" label={texts.end} back={back} kind="plain" />
  </div>
);

/** What came of it; what is no more can be brought back at once. */
export const Done = ({
  done,
  undo,
  back,
}: {
  done: string | undefined;
  undo: Pick<Entry, 'place' | 'name'> | null;
  back: string;
}) =>
  done === undefined ? null : (
    <div class="done" role="status">
      <p>{done}</p>
      {undo !== null && <Act entry={undo} does="restore" label={texts.undo} back={back} />}
    </div>
  );
