import { inCalendar } from '../../engine/answers.ts';
import { ask, go, leave, type Move, miss, saying, type Visit } from '../../engine/capability.ts';
import { type About, about, aboutOf, type Expected, expected } from '../../engine/coming.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Step } from '../../engine/flow.ts';
import { tell, whileAhead } from '../../engine/reminded.ts';
import { type Choice, HUMAN, MENU } from '../../engine/saying.ts';
import { freeSlots, move, type Slot } from './facts.ts';
import { OFFERED } from './rules.ts';

/** `taken`: the time she chose was somebody else's by then. */
type Another = About & { readonly kind: string; readonly slots?: readonly Slot[]; readonly taken?: boolean };

/** The hour names a time; of two at one hour only one is offered. */
const offered = ({ starts }: Slot): Choice => ({
  id: starts,
  label: 'appointments.slot',
  params: { day: starts, time: starts },
  icon: '📅',
});

/** "Another time": real free times, and the appointment is moved with one tap. */
export const another: Step<Another> = {
  needs: (data, { answer }) => {
    if (answer === null) return [expected(about(data)), freeSlots({ kind: data.kind, ...OFFERED })];
    return answer.kind === 'choice' ? [expected(about(data))] : [];
  },
  ask: (data, { now }, facts) =>
    whileAhead(expected.from(facts, about(data)), now, () => {
      const slots = freeSlots.from(facts, { kind: data.kind, ...OFFERED });
      if (slots.length === 0) return leave(saying('appointments.none-free', {}, [HUMAN, MENU]));
      const key = data.taken ? 'appointments.taken' : 'appointments.free';
      return ask(saying(key, {}, [...slots.map(offered), HUMAN]), { ...about(data), kind: data.kind, slots });
    }),
  answer(answer, data, visit, facts) {
    const again = { ...about(data), kind: data.kind };
    if (answer.kind === 'refused') {
      return answer.reason === 'taken' ? go('another', { ...again, taken: true }) : gone();
    }
    const slot = data.slots?.find(({ starts }) => answer.kind === 'choice' && answer.id === starts);
    if (slot === undefined) return miss;
    return whileAhead(expected.from(facts, about(data)), visit.now, (told) => book(told, slot, visit));
  },
};

const gone = (): Move => leave(saying('coming.gone', {}, [HUMAN, MENU]));

/** Whoever expected her hears of the new time, and whoever will meet her instead. */
function book(told: Expected, slot: Slot, { person, now }: Visit): Move {
  const { starts, place } = slot;
  const moved = { day: starts, time: starts, place };
  const hearers = new Set([told.hearer, slot.host]);
  const news = (hearer: string | null): Effect[] =>
    tell(told, 'appointments.news-moved', { ...moved, name: person.name ?? '' }, hearer, now);
  const written = move({ occasion: told.occasion, slot: slot.id, day: starts.slice(0, 10) });
  return leave(
    saying('appointments.booked', moved, [inCalendar(aboutOf(told)), MENU]),
    written,
    ...[...hearers].flatMap(news),
  );
}
