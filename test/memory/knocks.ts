import { isBefore } from '../../bot/engine/instant.ts';
import type { Knocks } from '../../bot/ports.ts';
import type { State } from './state.ts';

/** The memory twin of `prisma/stores/knocks.ts`: a key is known for ever, also when what it named is done. */
export const memoryKnocks = ({ knocks }: State): Knocks => ({
  async put(wanted) {
    for (const one of wanted) if (!knocks.has(one.key)) knocks.set(one.key, { ...one, done: false });
  },
  async due(now) {
    const open = [...knocks.values()].filter(({ at, done }) => !done && !isBefore(now, at));
    return open.sort((one, other) => Date.parse(one.at) - Date.parse(other.at)).map(({ key }) => key);
  },
  async find(key) {
    const found = knocks.get(key);
    if (found === undefined || found.done) return null;
    const { done: _, ...knock } = found;
    return knock;
  },
  async done(key) {
    const found = knocks.get(key);
    if (found !== undefined) knocks.set(key, { ...found, done: true });
  },
});
