import type { Inbound } from '../../bot/engine/inbound.ts';
import { choicesOf, type Session } from '../../bot/engine/session.ts';
import { memoryStores } from '../memory/index.ts';
import { play } from '../talk/play.ts';
import { allTranscripts } from '../talk/read.ts';
import { played, type Standing, text } from './playing.ts';

/** A state that a conversation can rest in, and how it was come by. */
export type Resting = Standing & { readonly name: string };

/** What tells one state from another: who has the floor, where, what is asked, and whether she has agreed. */
const nameOf = ({ place, asked, consent, desk, language, stopped }: Session): string =>
  [
    place === null ? 'nowhere' : `${place.room}/${place.step}`,
    asked === null ? 'nothing asked' : `${asked.aside ? 'aside ' : ''}${asked.saying.key}`,
    consent,
    ...(language === null ? ['no language'] : []),
    ...(stopped ? ['stopped'] : []),
    ...(desk.state === 'staff' ? ['held'] : []),
  ].join(', ');

/** Nobody has been away: what a pause does to a conversation is tested where pauses are. */
const resting = ({ session, person, turn, now }: Standing): Resting => ({
  name: nameOf(session),
  session: { ...session, seen: now },
  person,
  turn,
  now,
});

/** Every state that some transcript passes through. */
async function fromTranscripts(): Promise<Resting[]> {
  const states: Resting[] = [];
  for (const transcript of allTranscripts()) {
    const stores = memoryStores();
    await play(transcript, 'nl', {
      ...stores,
      async commit(turn) {
        const { session, before, at } = turn;
        const verdict = await stores.commit(turn);
        const person = stores.state.people.get(before.person.id) ?? before.person;
        states.push(resting({ session, person, turn: before.version + 1, now: at }));
        return verdict;
      },
    });
  }
  return states;
}

/** What somebody may do next: any choice by its button, something that nobody understands, or asking for help. */
const doings = ({ session }: Resting): Inbound[] => [
  ...choicesOf(session).map(
    (_, at): Inbound => ({
      kind: 'choice',
      turn: session.asked?.turn ?? 0,
      number: at + 1,
    }),
  ),
  text('xxxx'),
  text('help'),
  text('taal'),
];

/** Every state that transcripts pass through or that buttons lead to from there; worked out once for all tests. */
export const restingStates = (): Promise<readonly Resting[]> => (worked ??= workOut());
let worked: Promise<readonly Resting[]> | undefined;

async function workOut(): Promise<readonly Resting[]> {
  const known = new Map<string, Resting>();
  const open = await fromTranscripts();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (known.has(next.name)) continue;
    known.set(next.name, next);
    for (const inbound of doings(next)) {
      open.push(resting(await played(next, inbound)));
    }
  }
  return [...known.values()];
}
