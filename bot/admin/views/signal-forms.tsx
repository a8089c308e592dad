import { randomUUID } from 'node:crypto';
import type { Decided, SignalCase } from '../../staff-signals-ports.ts';
import { SIGNALS_TEXTS as texts } from '../texts-signals.ts';
import type { Sent } from '../week-forms.ts';
import { caseAt, whatWords } from './signals.tsx';

/** Longer is no reason that somebody reads on a phone. */
const LONGEST_WHY = 200;

/** What stood in a form that was refused; empty for a new one. */
export type Filled = Sent;

type FormProps = { about: SignalCase; filled: Filled };

const Why = ({ filled, id }: { filled: Filled; id: string }) => (
  <p class="why">
    <label for={id}>{texts.why}</label>
    <textarea id={id} name="why" rows={2} maxlength={LONGEST_WHY}>
      {filled.why}
    </textarea>
    <span class="small">{texts.whyHint}</span>
  </p>
);

const Kind = ({ kind, filled }: { kind: 'talk' | 'warning'; filled: Filled }) => (
  <label class="kind">
    <input type="radio" name="kind" value={kind} checked={filled.kind === kind} required />{' '}
    <span>
      {texts.kinds[kind]} <small class="quiet">{texts.kindHints[kind]}</small>
    </span>
  </label>
);

/** A form names how things stood when it was made, and itself, so that sent twice it counts once. */
const Named = ({ about, filled }: FormProps) => (
  <>
    <input type="hidden" name="key" value={filled.key ?? randomUUID()} />
    <input type="hidden" name="seen" value={about.seen} />
  </>
);

/** A talk, a tailor-made agreement or an official warning; shown once more before it is kept. */
export const DecisionForm = ({ about, filled }: FormProps) => (
  <section aria-labelledby="decide">
    <h2 id="decide">{texts.decide}</h2>
    <p>{texts.decideExplain}</p>
    {about.notReached !== null && <p class="warning">{texts.notReached[about.notReached]}</p>}
    <form method="post" action={`${caseAt(about)}/decision`} class="card deciding">
      <Named about={about} filled={filled} />
      {about.missed.length > 0 && (
        <fieldset>
          <legend>{texts.whichDays}</legend>
          {about.missed.map((missed) => (
            <label>
              <input
                type="checkbox"
                name={`day-${missed.occasion}`}
                value="yes"
                checked={filled.kind === undefined || filled[`day-${missed.occasion}`] === 'yes'}
              />{' '}
              {whatWords(missed)}
            </label>
          ))}
        </fieldset>
      )}
      <fieldset>
        <legend>{texts.whichKind}</legend>
        <Kind kind="talk" filled={filled} />
        {about.missed.length > 0 && <Kind kind="warning" filled={filled} />}
      </fieldset>
      <Why filled={filled.kind === 'report' ? {} : filled} id="why-decision" />
      <button type="submit" class="strong">
        {texts.lookFirst}
      </button>
    </form>
  </section>
);

/** Marks that the programme reported somebody to the city: possible after so many warnings, never needed. */
export const ReportForm = ({ about, filled }: FormProps) => (
  <section aria-labelledby="report">
    <h2 id="report">{texts.report}</h2>
    {about.mayReport ? (
      <details open={filled.kind === 'report'}>
        <summary>{texts.kinds.report}</summary>
        <p>{texts.reportExplain}</p>
        <form method="post" action={`${caseAt(about)}/decision`} class="deciding">
          <Named about={about} filled={filled} />
          <input type="hidden" name="kind" value="report" />
          <Why filled={filled.kind === 'report' ? filled : {}} id="why-report" />
          <button type="submit">{texts.lookFirst}</button>
        </form>
      </details>
    ) : (
      <p class="quiet">{texts.reportNotYet(about.warnings, about.policy.warnings)}</p>
    )}
  </section>
);

/** Takes back a warning that was wrong. */
export const WithdrawForm = ({ decided, at }: { decided: Decided; at: string }) => (
  <details>
    <summary>{texts.withdraw}</summary>
    <p>{texts.withdrawExplain}</p>
    <form method="post" action={`${at}/letter/${decided.id}/withdraw`} class="deciding">
      <Why filled={{}} id={`why-${decided.id}`} />
      <button type="submit">{texts.withdrawYes}</button>
    </form>
  </details>
);
