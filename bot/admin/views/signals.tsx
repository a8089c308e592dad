import type { Missed, Signal, Whose } from '../../staff-signals-ports.ts';
import { inDutch } from '../speech.ts';
import { reasonWords } from '../texts-absence.ts';
import { SIGNALS_TEXTS as texts } from '../texts-signals.ts';
import { shortDay } from '../when.ts';
import { AbsenceParts } from './absence-parts.tsx';
import { nameOf } from './list.tsx';
import { BASE } from './setting.ts';

/** Where somebody in a programme is decided about. */
export const caseAt = ({ person, programme }: Whose): string =>
  `${BASE}/signals/${encodeURIComponent(programme)}/${person}`;

/** `"wo 11 nov, Naailes"` */
export const whatWords = ({ day, title }: Pick<Missed, 'day' | 'title'>): string =>
  `${shortDay(day)}, ${title === null ? texts.meeting : inDutch({ content: title })}`;

/** What was noted and what she had said: coarse, and the reason only where whoever looks may see it. */
function saidWords({ state, reported, reason }: Missed): string {
  const said = reported ? texts.saidBefore : texts.saidNothing;
  const why = reason === null ? [] : [texts.becauseIs(reasonWords(reason))];
  const noted = state === 'reported' ? [texts.states.reported] : [texts.states[state], said];
  return [...noted, ...why].join(', ');
}

export const MissedDay = ({ missed }: { missed: Missed }) => (
  <>
    <strong>{whatWords(missed)}</strong> <span class="quiet">{saidWords(missed)}</span>
  </>
);

const One = ({ signal }: { signal: Signal }) => (
  <li class="card signal">
    <p class="signal-who">
      <a href={caseAt(signal)}>
        <strong>
          <bdi>{nameOf(signal.name, signal.person)}</bdi>
        </strong>
      </a>{' '}
      <span class="quiet">{signal.programmeName}</span>
    </p>
    <p>
      <span class="mark away">
        {signal.missed.length === 0 ? texts.nothingOpen : texts.missed(signal.missed.length)}
      </span>{' '}
      {signal.warnings > 0 && !signal.mayReport && <span class="mark">{texts.warnings(signal.warnings)}</span>}
    </p>
    {signal.mayReport && <p class="warning">{texts.mayReport(signal.warnings)}</p>}
    <ul class="plain-list">
      {signal.missed.map((missed) => (
        <li>
          <MissedDay missed={missed} />
        </li>
      ))}
    </ul>
    <p>
      <a class="button" href={caseAt(signal)}>
        {texts.look}
        <span class="unseen"> {nameOf(signal.name, signal.person)}</span>
      </a>
    </p>
  </li>
);

/** Those whose absence is worth a look, who missed most first. */
export const Signals = ({ signals }: { signals: readonly Signal[] }) => (
  <div class="page signals-page">
    <AbsenceParts here="signals" />
    <h1>{texts.title}</h1>
    <p>
      {texts.explain} <a href={`${BASE}/settings/absence`}>{texts.rules}</a>
    </p>
    {signals.length === 0 && <p class="empty">{texts.empty}</p>}
    <ul class="cards">
      {signals.map((signal) => (
        <One signal={signal} />
      ))}
    </ul>
  </div>
);
