import { expect } from 'vitest';
import type { Effect } from '../../bot/engine/effect.ts';
import type { Need } from '../../bot/engine/fact.ts';
import type { Conversation } from '../../bot/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import type { Stores } from '../talk/house.ts';
import { NOW, turnOf } from './turns.ts';

/** Somebody who does one thing after another, turn by turn, in a chat of her own. */
export async function doing(stores: Stores, name: keyof typeof PEOPLE) {
  await stores.join(PEOPLE[name].id, name, PEOPLE[name].language);
  let count = 0;
  const her = async () =>
    (await stores.conversations.recognise({ address: { channel: 'web', id: name } })) as Conversation;
  return {
    /** Fails where a turn with these effects is not committed. */
    async does(...effects: Effect[]) {
      const before = await her();
      expect(await stores.commit(turnOf(before, `${name}-${count++}`, effects))).toEqual({ kind: 'committed' });
      stores.conversations.mistrust(before);
    },
    /** What the stores answer of her. */
    answers: async (...needs: Need[]) => stores.facts.answer(needs, (await her()).person, NOW),
  };
}
