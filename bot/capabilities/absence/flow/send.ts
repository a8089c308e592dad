import { leave, type Visit } from '../../../engine/capability.ts';
import { type Effect, say } from '../../../engine/effect.ts';
import type { Step } from '../../../engine/flow.ts';
import type { Choice } from '../../../engine/saying.ts';
import { offerFor } from '../behind.ts';
import { circumstances, type Reason, type Report, report } from '../facts.ts';
import { type Hearer, hearers, missedBy } from '../hearing.ts';
import { newsOf } from '../news.ts';
import { daysOf, OFFERED } from '../rules.ts';
import { doneSaying } from './noted.ts';
import type { Chosen } from './told.ts';

type Whole = Chosen & { readonly reason: Reason };

/** One report for each occasion, or for each of those who are away longer. */
const reportsOf = ({ chosen, extent, late = false, reason }: Whole): Report[] =>
  chosen.map(({ kind, series, starts, child }) => ({
    kind,
    series,
    starts,
    child: child?.id ?? null,
    late,
    reason,
    extent,
    ...daysOf(starts, extent),
  }));

/** Takes back all that was said in one report. */
const takingBack = ({ now }: Visit): Choice => ({
  id: 'take-back',
  label: 'absence.take-back',
  icon: '↩️',
  to: { room: 'absence', step: 'take-back', data: { reportedAt: now } },
});

/**
 * The report itself, without another question: what was noted is said, with who hears it, and can be taken back. Where
 * it fits, one gentle question is the last word.
 */
const send: Step<Whole> = {
  needs: (data) => [
    ...(data.known === undefined ? [circumstances(OFFERED)] : []),
    ...reportsOf(data).map((one) => hearers(missedBy(one))),
  ],
  ask(data, visit, facts) {
    const reports = reportsOf(data);
    const heard = reports.map((one) => hearers.from(facts, missedBy(one)));
    const everybody: Hearer[] = heard.flatMap(({ hearers }) => hearers);
    const offer = offerFor(data, data.known ?? circumstances.from(facts, OFFERED), takingBack(visit));
    const offered = offer.kind === 'question' ? ({ offered: true } as const) : {};
    const effects: Effect[] = reports.flatMap((one, at) => {
      const hearing = heard[at];
      return [report({ ...one, ...offered }), ...(hearing === undefined ? [] : newsOf(one, hearing, visit))];
    });
    const done = doneSaying(data, everybody);
    if (offer.kind === 'beside') return leave({ ...done, choices: offer.choices }, ...effects);
    return leave(offer.saying, ...effects, say(done));
  },
};

/** The step that reports. */
export const sendSteps = { send };
