import { leave, saying } from '../../engine/capability.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Step } from '../../engine/flow.ts';
import { type Choice, HUMAN, MENU, type Place, type Saying } from '../../engine/saying.ts';
import type { Circumstances, Occasion, Reason } from './facts.ts';
import { hearers, missedBy } from './hearing.ts';
import { daysOf, offersHelp } from './rules.ts';

const socialMap = (step: string, data: Place['data']): Place => ({ room: 'social-map', step, data });
const domain = (name: string): Place => socialMap('places', { domain: name, page: 0 });

const FIND_HELP: Choice = { id: 'find-help', label: 'absence.find-help', icon: '🔎', to: socialMap('start', {}) };
const CHILDCARE: Choice = {
  id: 'find-childcare',
  label: 'absence.find-childcare',
  icon: '🧸',
  to: domain('childcare-and-parenting'),
};
const TALK: Choice = { id: 'find-talk', label: 'absence.find-talk', icon: '💬', to: domain('mental-health') };
/** After a death only by her own tap: nobody is asked anything. */
const GRIEF: Choice = {
  id: 'grief',
  label: 'absence.grief',
  icon: '🕊️',
  to: socialMap('place', { id: 'humanitas-rouw', domain: 'mental-health', page: 0 }),
};

type Missed = { readonly chosen: readonly Occasion[]; readonly reason: Reason; readonly late?: boolean };

/** An appointment is moved by herself; for a lesson or a meeting somebody else has to look. */
function anotherTime({ chosen: [first] }: Missed): Choice[] {
  if (first === undefined || first.child !== null) return [];
  const { kind, occasion, appointment } = first;
  const own: Place = { room: 'appointments', step: 'another', data: { occasion, child: null, kind: appointment } };
  const asked: Place = { room: 'absence', step: 'ask-another', data: { missed: first } };
  return [{ id: 'another', label: 'absence.another', icon: '📅', to: kind === 'appointment' ? own : asked }];
}

/** What may help, by the reason; the question and the choices that answer it. */
function helpFor(missed: Missed): { readonly key: string; readonly choices: readonly Choice[] } {
  if (missed.reason === 'childcare') return { key: 'absence.offer-childcare', choices: [CHILDCARE] };
  if (missed.reason === 'mind') return { key: 'absence.offer-talk', choices: [TALK] };
  const another = missed.reason === 'appointment' ? anotherTime(missed) : [];
  if (another.length > 0) return { key: 'absence.offer-another', choices: another };
  return { key: 'absence.offer', choices: [FIND_HELP] };
}

/** A question after the thanks, or only what else can be chosen beside them. */
type Offer =
  | { readonly kind: 'question'; readonly saying: Saying }
  | { readonly kind: 'beside'; readonly choices: readonly Choice[] };

/**
 * Behind most absence stands a problem on which the person wants help and does not know where (document 002): asked
 * gently, once in three weeks, and never after a death.
 */
export function offerFor(missed: Missed, { offered, grieving }: Circumstances, takeBack: Choice): Offer {
  if (missed.late) return { kind: 'beside', choices: [takeBack, MENU] };
  if (missed.reason === 'bereavement') return { kind: 'beside', choices: [GRIEF, HUMAN, takeBack, MENU] };
  if (offered || grieving || !offersHelp(missed.reason)) return { kind: 'beside', choices: [takeBack, MENU] };
  const { key, choices } = helpFor(missed);
  return { kind: 'question', saying: saying(key, {}, [...choices, takeBack, MENU]) };
}

type Asked = { readonly missed: Occasion };

const missedOf = ({ series, starts }: Occasion) =>
  missedBy({ series, child: null, extent: 'once', ...daysOf(starts, 'once') });

/** Whoever looks after her is asked for another time; where nobody does, a human looks. */
const another: Step<Asked> = {
  needs: ({ missed }) => [hearers(missedOf(missed))],
  ask({ missed }, { person, now }, facts) {
    const coaches = hearers.from(facts, missedOf(missed)).hearers.filter(({ as }) => as === 'coach');
    const { starts, what } = missed;
    const params = { name: person.name ?? '', what, day: starts, time: starts };
    const asked = coaches.map(({ person: coach }): Effect => {
      const inbound = { kind: 'news', key: 'absence.news-another', params } as const;
      return {
        kind: 'knock',
        person: coach,
        at: now,
        key: `absence-another:${missed.id}:${person.id}:${coach}`,
        inbound,
      };
    });
    const human: Effect = { kind: 'want-human', why: 'asked' };
    return leave(saying('absence.asked-another', {}, [MENU]), ...(asked.length > 0 ? asked : [human]));
  },
};

/** What leads on from the question behind an absence. */
export const behindSteps = { 'ask-another': another };
