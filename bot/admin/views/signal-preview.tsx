import { warningOf } from '../../capabilities/absence/warning.ts';
import { directionOf, HOUSE_LANGUAGE, type Language } from '../../engine/language.ts';
import type { Saying } from '../../engine/saying.ts';
import type { DecisionKind, SignalCase } from '../../staff-signals-ports.ts';
import { nameOfLanguage } from '../speech.ts';
import { SIGNALS_TEXTS } from '../texts-signals.ts';
import type { Sent } from '../week-forms.ts';
import { shortDay } from '../when.ts';
import { nameOf } from './list.tsx';
import type { Setting } from './setting.ts';
import { caseAt } from './signals.tsx';

const { confirm: texts, notReached } = SIGNALS_TEXTS;

type SaidProps = { saying: Saying; language: Language; setting: Setting; id: string; title: string };

/** A message as it stands on somebody's phone, with what she can answer. */
const Said = ({ saying, language, setting, id, title }: SaidProps) => {
  const { speech } = setting.reader;
  const said = speech.said(saying, language);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div class="card said-so" lang={language} dir={directionOf(language)}>
        <p>{said.own ?? said.dutch}</p>
        <ul class="answers">
          {(saying.choices ?? []).map((choice) => {
            const label = speech.chosen(choice, language);
            return (
              <li>
                <span aria-hidden="true">{choice.icon}</span> {label.own ?? label.dutch}
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
};

type Previewed = { readonly kind: DecisionKind; readonly counts: readonly string[]; readonly why: string };

const Warning = ({ about, decision, setting }: { about: SignalCase; decision: Previewed; setting: Setting }) => {
  const days = about.missed.filter(({ occasion }) => decision.counts.includes(occasion)).map(({ day }) => day);
  const { name } = setting.staff;
  const saying = warningOf({ name, programme: about.programmeName, days, words: decision.why });
  const language = about.language ?? HOUSE_LANGUAGE;
  const shown = { saying, setting };
  return (
    <>
      <div class="both">
        <Said {...shown} language={language} id="own" title={texts.reads(nameOfLanguage(language))} />
        {language !== HOUSE_LANGUAGE && <Said {...shown} language={HOUSE_LANGUAGE} id="dutch" title={texts.inDutch} />}
      </div>
      {decision.why !== '' && language !== HOUSE_LANGUAGE && <p class="quiet">{texts.own}</p>}
      {about.notReached === null ? (
        <p>{texts.asSoon}</p>
      ) : (
        <p class="warning" role="alert">
          {notReached[about.notReached]}
        </p>
      )}
    </>
  );
};

const daysOf = (days: readonly { readonly day: string }[]): string => days.map(({ day }) => shortDay(day)).join(', ');

const Facts = ({ about, decision }: { about: SignalCase; decision: Previewed }) => {
  const counted = about.missed.filter(({ occasion }) => decision.counts.includes(occasion));
  const left = about.missed.filter(({ occasion }) => !decision.counts.includes(occasion));
  return (
    <ul class="sentences">
      <li>
        <strong>{SIGNALS_TEXTS.kinds[decision.kind]}</strong>
        {': '}
        {texts.who(nameOf(about.name, about.person), about.programmeName)}
      </li>
      {decision.kind !== 'report' && counted.length > 0 && <li>{texts.about(daysOf(counted))}</li>}
      {decision.kind !== 'report' && left.length > 0 && <li>{texts.left(daysOf(left))}</li>}
      <li>{decision.why === '' ? texts.noWhy : <q class="own-words">{decision.why}</q>}</li>
      {decision.kind !== 'warning' && <li>{texts[decision.kind]}</li>}
    </ul>
  );
};

type PreviewProps = { about: SignalCase; decision: Previewed; sent: Sent; setting: Setting };

/** A decision before it is one: what it is about, and a warning word by word, in both languages. */
export const SignalPreview = ({ about, decision, sent, setting }: PreviewProps) => (
  <div class="page signal-preview">
    <h1>{texts.title}</h1>
    <p class="quiet">{texts.nothingYet}</p>
    <Facts about={about} decision={decision} />
    {decision.kind === 'warning' && <Warning about={about} decision={decision} setting={setting} />}
    <form method="post" action={`${caseAt(about)}/decision`}>
      {Object.entries(sent).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="confirmed" value="yes" />
      <p class="acts">
        <button type="submit" class="strong">
          {texts.yes[decision.kind]}
        </button>
        <a class="button" href={caseAt(about)}>
          {texts.no}
        </a>
      </p>
    </form>
  </div>
);
