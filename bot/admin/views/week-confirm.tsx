import type { Clash, Expectation } from '../../staff-week-ports.ts';
import { WEEK_TEXTS } from '../texts-week.ts';
import type { Sent } from '../week-forms.ts';
import type { Setting } from './setting.ts';
import { momentWords, namesOf, whatOf } from './week-names.ts';

const { confirm: texts } = WEEK_TEXTS;

/** Everything that staff should know before they say yes. */
export type Preview = {
  /** What happens, a sentence each. */
  readonly sentences: readonly string[];
  readonly clashes: readonly Clash[];
  /** Where the yes goes, and what it says once more. */
  readonly action: string;
  readonly sent: Sent;
  readonly back: string;
};

const Clashes = ({ clashes, setting }: { clashes: readonly Clash[]; setting: Setting }) => (
  <div class="warning" role="alert">
    <p>
      <strong>{texts.clashes}</strong>
    </p>
    <ul>
      {clashes.map((clash) => (
        <li>
          {texts.clash(
            clash.name,
            clash.kind === 'match' ? WEEK_TEXTS.kinds.match : whatOf(clash, [], setting),
            `${momentWords(clash.starts)}–${clash.ends.slice(11)}`,
          )}
        </li>
      ))}
    </ul>
  </div>
);

/** What a form would do, who would hear of it and who is elsewhere at that time; and only then a yes. */
export const ConfirmView = ({ preview, setting }: { preview: Preview; setting: Setting }) => (
  <div class="page" id="week-confirm">
    <h1>{texts.title}</h1>
    <p class="quiet">{texts.nothingYet}</p>
    <ul class="sentences">
      {preview.sentences.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
    {preview.clashes.length > 0 && <Clashes clashes={preview.clashes} setting={setting} />}
    <form method="post" action={preview.action}>
      {Object.entries(preview.sent).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="confirmed" value="yes" />
      <p class="acts">
        <button type="submit" class="strong">
          {texts.yes}
        </button>
        <a class="button" href={preview.back}>
          {texts.no}
        </a>
      </p>
    </form>
  </div>
);

const hearsNothing = ({ unreachable, as, told }: Expectation): boolean =>
  unreachable !== null || (as === 'teacher' && !told);

/** Who hears of a change from the bot now, who from the usual reminder, and whom staff tell themselves. */
export function toldSentences(expectations: readonly Expectation[]): string[] {
  const concerned = expectations.filter(({ absent }) => !absent);
  const yourself = concerned.filter(hearsNothing);
  const reached = concerned.filter((one) => !hearsNothing(one));
  const told = reached.filter((one) => one.told);
  const usual = reached.filter((one) => !told.some(({ person }) => person === one.person));
  return [
    told.length > 0 ? texts.told(namesOf(told)) : texts.toldNobody,
    ...(usual.length > 0 ? [texts.usual(namesOf(usual))] : []),
    ...(yourself.length > 0 ? [texts.yourself(namesOf(yourself))] : []),
  ];
}
