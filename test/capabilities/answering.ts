import type { Inbound } from '../../bot/engine/inbound.ts';
import type { Outgoing } from '../../bot/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { memoryStores } from '../memory/index.ts';
import { openHouse } from '../talk/house.ts';

type Name = keyof typeof PEOPLE;

/** One person and the house, in memory: what is knocked, what is picked, and what was said since. */
export function alone(name: Name, now: string, language: string = PEOPLE[name].language) {
  const stores = memoryStores();
  const playing = openHouse(stores, now);
  const { id } = PEOPLE[name];
  let count = 0;
  let asked: Outgoing | undefined;

  const knock = async (inbound: Inbound) => {
    const from = inbound.kind === 'nudge-due' ? { person: id } : { address: { channel: 'web', id: name } };
    await playing.knock({ from, arrival: { key: `key-${count++}`, inbound } });
    const said = playing.said.splice(0);
    asked = said.findLast(({ saying }) => saying.choices !== undefined) ?? asked;
    return said.map(({ saying }) => saying);
  };
  return {
    state: stores.state,
    playing,
    begin: () => stores.join(id, name, language),
    knock,
    nudge: (room: string, step: string, occasion: string, expires: string) =>
      knock({ kind: 'nudge-due', place: { room, step, data: { occasion, child: null } }, expires }),
    says: (text: string) => knock({ kind: 'text', text }),
    /** Presses the button of this choice. */
    picks(choice: string) {
      const at = asked?.saying.choices?.findIndex((one) => one.id === choice) ?? -1;
      if (at < 0) throw new Error(`${choice} is not among ${asked?.saying.choices?.map((one) => one.id)}`);
      return knock({ kind: 'choice', turn: asked?.turn ?? 0, number: at + 1 });
    },
    /** Why nothing was said in the last turn. */
    silence: () => stores.state.turns.at(-1)?.effects.find((effect) => effect.kind === 'silent'),
  };
}
