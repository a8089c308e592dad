import { ask, go, leave, type Move, miss, saying, type Visit } from '../../engine/capability.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Facts } from '../../engine/fact.ts';
import { flow, type Step } from '../../engine/flow.ts';
import { type Choice, HUMAN, MENU, type Params } from '../../engine/saying.ts';
import {
  EXTENTS,
  type Extent,
  type Hearer,
  hearers,
  type Occasion,
  REASONS,
  type Reason,
  report,
  upcoming,
} from './facts.ts';
import { DAYS_AHEAD, daysOf, MOST_OCCASIONS, offersHelp } from './rules.ts';

const SOON = { days: DAYS_AHEAD, most: MOST_OCCASIONS };
const REASON_ICONS: Readonly<Record<Reason, string>> = {
  ill: '🤒',
  child: '🧒',
  appointment: '📅',
  bereavement: '🕊️',
  other: '💬',
};
const EXTENT_ICONS: Readonly<Record<Extent, string>> = { once: '📌', week: '🗓️', open: '❓' };
const FIND_HELP: Choice = {
  id: 'find-help',
  label: 'absence.find-help',
  icon: '🔎',
  to: { room: 'social-map', step: 'start', data: {} },
};

type Which = { readonly occasion: Occasion };
type Why = Which & { readonly reason: Reason };
type Whole = Why & { readonly extent: Extent };

const momentOf = ({ starts, what }: Occasion): Params => ({ day: starts, time: starts, what });

const which: Step = {
  needs: (_, { answer }) => (answer === null ? [upcoming(SOON)] : []),
  ask(_, __, facts) {
    const occasions = upcoming.from(facts, SOON);
    if (occasions.length === 0) return leave(saying('absence.nothing-planned', {}, [HUMAN, MENU]));
    const choices = occasions.map((occasion) => ({
      id: occasion.id,
      label: 'absence.occasion',
      params: momentOf(occasion),
      icon: occasion.kind === 'match' ? '🤝' : '📚',
    }));
    return ask(saying('absence.which', {}, choices), { occasions });
  },
  answer(answer, { occasions }) {
    const chosen = (occasions as readonly Occasion[]).find(({ id }) => answer.kind === 'choice' && id === answer.id);
    return chosen === undefined ? miss : go('reason', { occasion: chosen });
  },
};

const reason: Step<Which> = {
  ask: () =>
    ask(
      saying(
        'absence.reason',
        {},
        REASONS.map((id) => ({ id, label: `absence.reason-${id}`, icon: REASON_ICONS[id] })),
      ),
    ),
  answer(answer, data) {
    const chosen = REASONS.find((id) => answer.kind === 'choice' && id === answer.id);
    return chosen === undefined ? miss : go('until', { ...data, reason: chosen });
  },
};

const until: Step<Why> = {
  ask: () =>
    ask(
      saying(
        'absence.until',
        {},
        EXTENTS.map((id) => ({ id, label: `absence.until-${id}`, icon: EXTENT_ICONS[id] })),
      ),
    ),
  answer(answer, data) {
    const chosen = EXTENTS.find((id) => answer.kind === 'choice' && id === answer.id);
    return chosen === undefined ? miss : go('confirm', { ...data, extent: chosen });
  },
};

const confirm: Step<Whole> = {
  needs: ({ occasion: { kind, series } }, { answer }) => (answer?.kind === 'choice' ? [hearers({ kind, series })] : []),
  ask({ occasion, extent }) {
    const params = { ...momentOf(occasion), until: { key: `absence.for-${extent}` } };
    const yes: Choice = { id: 'yes', label: 'absence.send', icon: '👍' };
    const no: Choice = { id: 'no', label: 'absence.change', icon: '✏️' };
    return ask(saying('absence.confirm', params, [yes, no]));
  },
  answer(answer, data, visit, facts) {
    if (answer.kind === 'refused') return leave(saying(`absence.${answer.reason}`, {}, [HUMAN, MENU]));
    if (answer.kind !== 'choice') return miss;
    return answer.id === 'yes' ? send(data, visit, facts) : go('which', {});
  },
};

/** The report itself, and everybody who has to hear of it, each in her own language and only what she needs. */
function send(data: Whole, visit: Visit, facts: Facts): Move {
  const { occasion, reason, extent } = data;
  const { kind, series, starts } = occasion;
  const told = hearers.from(facts, { kind, series }).map((hearer) => newsFor(hearer, data, visit));
  const written = report({ kind, series, starts, reason, extent, ...daysOf(starts, extent) });
  const thanks = saying(`absence.done${reason === 'bereavement' ? '-bereavement' : ''}`, {}, [
    ...(offersHelp(reason) ? [FIND_HELP] : []),
    MENU,
  ]);
  return leave(thanks, written, ...told);
}

function newsFor(hearer: Hearer, { occasion, reason, extent }: Whole, { person, now }: Visit): Effect {
  const name = person.name ?? '';
  const params: Params = {
    name,
    day: occasion.starts,
    time: occasion.starts,
    until: { key: `absence.for-${extent}` },
  };
  const seesReason = hearer.as === 'coach';
  return {
    kind: 'knock',
    person: hearer.person,
    at: now,
    key: `absence:${occasion.id}:${person.id}:${now}:${hearer.person}`,
    inbound: {
      kind: 'news',
      key: seesReason ? 'absence.news-coach' : 'absence.news',
      params: seesReason ? { ...params, reason: { key: `absence.because-${reason}` } } : params,
    },
  };
}

export const absenceFlow = flow({ which, reason, until, confirm });
