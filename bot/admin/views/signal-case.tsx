import type { Decided, Missed, SignalCase } from '../../staff-signals-ports.ts';
import { SIGNALS_TEXTS as texts } from '../texts-signals.ts';
import { shortDay } from '../when.ts';
import { nameOf } from './list.tsx';
import { BASE, type Setting } from './setting.ts';
import { DecisionForm, type Filled, ReportForm, WithdrawForm } from './signal-forms.tsx';
import { caseAt, MissedDay } from './signals.tsx';

type Uncounted = NonNullable<SignalCase['uncounted']>;

const Days = ({ days }: { days: readonly Missed[] }) => (
  <ul class="plain-list">
    {days.map((missed) => (
      <li>
        <MissedDay missed={missed} />
      </li>
    ))}
  </ul>
);

const NotCounted = ({ days }: { days: Uncounted }) => (
  <details>
    <summary>{texts.uncounted}</summary>
    {days.length === 0 && <p class="empty">{texts.noUncounted}</p>}
    <ul class="plain-list">
      {days.map((missed) => (
        <li>
          <MissedDay missed={missed} /> <span class="mark">{texts.uncountedBecause[missed.because]}</span>
        </li>
      ))}
    </ul>
  </details>
);

const One = ({ decided, at, setting }: { decided: Decided; at: string; setting: Setting }) => {
  const days = decided.days.filter(({ counts }) => counts).map(({ day }) => shortDay(day));
  return (
    <li class="card decided">
      <p>
        <strong>{texts.kinds[decided.kind]}</strong>{' '}
        <span class="quiet">{texts.decidedBy(setting.when.day(decided.at, setting.now), decided.name)}</span>
      </p>
      {days.length > 0 && <p>{texts.aboutDays(days.join(', '))}</p>}
      {decided.why !== '' && <p class="own-words">{decided.why}</p>}
      {decided.kind === 'warning' && (
        <>
          <p>
            <a href={`${at}/letter/${decided.id}`}>{texts.letter}</a>
          </p>
          <WithdrawForm decided={decided} at={at} />
        </>
      )}
    </li>
  );
};

const History = ({ about, setting }: { about: SignalCase; setting: Setting }) => (
  <section aria-labelledby="history">
    <h2 id="history">{texts.history}</h2>
    {about.decisions.length === 0 && <p class="empty">{texts.noHistory}</p>}
    <ul class="cards">
      {about.decisions.map((decided) => (
        <One decided={decided} at={caseAt(about)} setting={setting} />
      ))}
    </ul>
  </section>
);

const Head = ({ about, setting }: { about: SignalCase; setting: Setting }) => (
  <>
    <p>
      <a class="back" href={`${BASE}/signals`}>
        {texts.title}
      </a>
    </p>
    <h1>
      <bdi>{nameOf(about.name, about.person)}</bdi> <small class="quiet">{about.programmeName}</small>
    </h1>
    <p class="quiet">{texts.since(setting.when.day(`${about.since}T12:00:00Z`, setting.now))}</p>
    <p class="acts">
      <a class="button" href={`${BASE}/people/${about.person}`}>
        {texts.person}
      </a>
      {about.conversation !== null && (
        <a class="button" href={`${BASE}/conversations/${about.conversation}?tab=all`}>
          {texts.conversation}
        </a>
      )}
    </p>
  </>
);

export type CaseProps = {
  readonly about: SignalCase;
  readonly setting: Setting;
  readonly filled: Filled;
  /** What came of a form: done, or why not. */
  readonly done?: string | undefined;
  readonly problem?: string | undefined;
};

/** Somebody whose absence is weighed: the facts, what was decided before, and the forms to decide now. */
export const SignalView = ({ about, setting, filled, done, problem }: CaseProps) => (
  <div class="page signal-page">
    <Head about={about} setting={setting} />
    {done !== undefined && (
      <p class="done" role="status">
        {done}
      </p>
    )}
    <p class="problem" role="alert">
      {problem}
    </p>
    <section aria-labelledby="open-days">
      <h2 id="open-days">{texts.openDays}</h2>
      {about.missed.length === 0 && <p class="empty">{texts.noOpenDays}</p>}
      <Days days={about.missed} />
      {about.uncounted !== null && <NotCounted days={about.uncounted} />}
    </section>
    <DecisionForm about={about} filled={filled} />
    <ReportForm about={about} filled={filled} />
    <History about={about} setting={setting} />
  </div>
);
