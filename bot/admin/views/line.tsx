import type { Child } from 'hono/jsx';
import { directionOf, ENDONYMS, HOUSE_LANGUAGE, type Language } from '../../engine/language.ts';
import type { Button, Entry, FromResident, Note, ToResident } from '../reading.ts';
import { type Both, nameOfLanguage } from '../speech.ts';
import { TEXTS } from '../texts.ts';
import { ABSENCE_TEXTS } from '../texts-absence.ts';
import { BASE, type Setting } from './setting.ts';

const { thread } = TEXTS;

/** `"line-12-1"`: the id of a line on the page. */
export const idOf = ({ turn, position }: Entry): string => `line-${turn}-${position}`;

export const deliveryIdOf = (entry: Entry): string => `delivery-${entry.turn}-${entry.position}`;

type TwiceProps = { words: Both; language: Language; before?: Child };

/** The same words twice; the page shows the Dutch ones until the line, or the whole thread, is turned over. */
const Twice = ({ words, language }: TwiceProps) => (
  <>
    <span class={words.own === null ? undefined : 'nl'}>{words.dutch}</span>
    {words.own !== null && (
      <span class="own" lang={language} dir={directionOf(language)}>
        {words.own}
      </span>
    )}
  </>
);

/** The same for what a bubble is about: each side a paragraph of its own, in its own direction. */
const Words = ({ words, language, before }: TwiceProps) => (
  <>
    <p class={words.own === null ? 'words' : 'words nl'} dir="auto">
      {before}
      {words.dutch}
    </p>
    {words.own !== null && (
      <p class="words own" lang={language} dir={directionOf(language)}>
        {before}
        {words.own}
      </p>
    )}
  </>
);

type TurnProps = { entry: Entry; words: readonly (Both | null)[] };
const hasOtherSide = (words: TurnProps['words']): boolean => words.some((one) => one !== null && one.own !== null);

/** Turns a line over to the resident's language and back. A checkbox: it works without any script. */
const Turn = ({ entry, words }: TurnProps) =>
  hasOtherSide(words) && (
    <input
      type="checkbox"
      class="turn"
      id={`turn-${idOf(entry)}`}
      aria-label={thread.lineInOwn(nameOfLanguage(entry.language))}
    />
  );

const TurnLabel = ({ entry, words }: TurnProps) =>
  hasOtherSide(words) && (
    <label class="turn-label" for={`turn-${idOf(entry)}`} aria-hidden="true">
      <span class="nl" lang={entry.language}>
        {ENDONYMS[entry.language]}
      </span>
      <span class="own">{ENDONYMS[HOUSE_LANGUAGE]}</span>
    </label>
  );

const Time = ({ at, setting }: { at: string; setting: Setting }) => <time datetime={at}>{setting.when.time(at)}</time>;

const Picture = ({ button }: { button: Button }) =>
  button.icon !== null && (
    <span class="icon" aria-hidden="true">
      {button.icon}{' '}
    </span>
  );

/** What she sent: a voice note to be played here, anything else to be opened. */
const Sent = ({ entry, files }: { entry: FromResident; files: string }) => {
  if (entry.sent === null) return null;
  const href = `${files}/${entry.turn}`;
  // biome-ignore lint/a11y/useMediaCaption: a voice note comes without captions; who cannot hear it asks the resident.
  if (entry.sent === 'voice') return <audio controls preload="none" src={href} />;
  return (
    <p class="words">
      <a href={href} target="_blank" rel="noopener">
        {TEXTS.file.open}
      </a>
    </p>
  );
};

/** To whoever may see it: that nobody else does. */
const Delicate = ({ entry }: { entry: Entry }) =>
  entry.delicate === 'shown' && <span class="delicate">{ABSENCE_TEXTS.shown}</span>;

type ResidentProps = { entry: FromResident; setting: Setting; files: string };

function Resident({ entry, setting, files }: ResidentProps) {
  const { meant, written, remark, language } = entry;
  return (
    <div class="bubble">
      <Turn entry={entry} words={[meant]} />
      {meant !== null && <Words words={meant} language={language} before={<Picture button={meant} />} />}
      {written !== null && meant === null && (
        <p class="words written" lang={language} dir="auto">
          {written}
        </p>
      )}
      {written !== null && meant !== null && (
        <p class="wrote">
          {thread.wrote} <bdi class="written">{written}</bdi>
        </p>
      )}
      <Sent entry={entry} files={files} />
      <p class="small">
        {entry.danger && <strong class="danger">{thread.danger}</strong>}
        {remark !== null && <bdi>{remark}</bdi>}
        <Delicate entry={entry} />
        <Time at={entry.at} setting={setting} />
        <TurnLabel entry={entry} words={[meant]} />
      </p>
    </div>
  );
}

/** What became of a message: the only thing about a line that changes once it stands. */
export const Delivery = ({ entry }: { entry: ToResident }) => (
  <span id={deliveryIdOf(entry)} class={`delivery ${entry.delivery ?? ''}`}>
    {entry.delivery !== null && thread[entry.delivery]}
  </span>
);

function Said({ entry, setting }: { entry: ToResident; setting: Setting }) {
  const { words, buttons, language, by } = entry;
  return (
    <div class="bubble">
      <Turn entry={entry} words={[words, ...buttons]} />
      {by !== null && <p class="by">{by}</p>}
      <Words words={words} language={language} />
      {buttons.length > 0 && (
        <ul class="buttons" aria-label={thread.choices}>
          {buttons.map((button) => (
            <li>
              <Picture button={button} />
              <Twice words={button} language={language} />
            </li>
          ))}
        </ul>
      )}
      <p class="small">
        <Time at={entry.at} setting={setting} />
        <Delivery entry={entry} />
        <TurnLabel entry={entry} words={[words, ...buttons]} />
      </p>
    </div>
  );
}

const Happened = ({ entry, setting }: { entry: Note; setting: Setting }) => (
  <p class="note">
    {entry.what} <Time at={entry.at} setting={setting} />
    {entry.quoted !== null && <q>{entry.quoted}</q>}
  </p>
);

function Inside({ entry, setting, files }: { entry: Entry; setting: Setting; files: string }) {
  if (entry.kind === 'resident') return <Resident entry={entry} setting={setting} files={files} />;
  return entry.kind === 'said' ? (
    <Said entry={entry} setting={setting} />
  ) : (
    <Happened entry={entry} setting={setting} />
  );
}

const sideOf = (entry: Entry): string => {
  if (entry.kind === 'said') return entry.by === null ? 'from-bot' : 'from-staff';
  return entry.kind === 'note' ? 'aside' : `from-resident ${entry.danger ? 'is-danger' : ''}`;
};

type LineProps = { entry: Entry; conversation: string; day: string | null; setting: Setting; fresh: boolean };

/** One line of a conversation; `day` stands above the first line of each day. */
export const Line = ({ entry, conversation, day, setting, fresh }: LineProps): Child => (
  <li id={idOf(entry)} class={`line ${sideOf(entry)} ${fresh ? 'fresh' : ''}`}>
    {day !== null && <p class="day">{day}</p>}
    <Inside entry={entry} setting={setting} files={`${BASE}/conversations/${conversation}/files`} />
  </li>
);

/** The lines with the day above each first one of a day. */
export function dated(entries: readonly Entry[], { when, now }: Setting): { entry: Entry; day: string | null }[] {
  return entries.map((entry, index) => {
    const before = entries[index - 1];
    const same = before !== undefined && when.date(before.at) === when.date(entry.at);
    return { entry, day: same ? null : when.day(entry.at, now) };
  });
}
