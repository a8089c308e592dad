import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../bot/engine/inbound.ts';
import type { Language } from '../../bot/engine/language.ts';
import { createInbound, type Spine } from '../../bot/inbound.ts';
import { memoryStores } from '../memory/index.ts';
import { theHouse } from '../talk/house.ts';

const NOW = '2026-11-22T22:30:00.000Z';
/** As long as nobody in danger waits. */
const PATIENCE_MS = 2_000;

type Heard = {
  readonly to: string;
  readonly language: Language;
  readonly keys: readonly string[];
  readonly after: number;
};

/** A house whose stores answer when the test says so, and what it says past them. */
function openSlow(slow: () => Promise<unknown>, alsoCommit = false) {
  const stores = memoryStores();
  const begun = Date.now();
  const heard: Heard[] = [];
  const said: string[] = [];
  const waiting = async <Value>(value: () => Promise<Value>): Promise<Value> => {
    await slow();
    return value();
  };
  const spine: Spine = {
    house: theHouse,
    conversations: {
      ...stores.conversations,
      recognise: (from) => waiting(() => stores.conversations.recognise(from)),
    },
    facts: stores.facts,
    commit: (turn) => (alsoCommit ? waiting(() => stores.commit(turn)) : stores.commit(turn)),
    outbox: {
      wake: (messages) => said.push(...messages.map(({ saying }) => saying.key)),
      follow: () => {},
    },
    waiting: { wake() {} },
    emergency: async ({ id }, language, sayings) => {
      heard.push({ to: id, language, keys: sayings.map(({ key }) => key), after: Date.now() - begun });
    },
    clock: () => NOW,
    alarm: () => {},
  };
  const knock = createInbound(spine);
  const does = (id: string, key: string, inbound: Inbound) =>
    knock({ from: { address: { channel: 'web', id } }, arrival: { key, inbound } });
  return { heard, said, writes: (id: string, key: string, text: string) => does(id, key, { kind: 'text', text }) };
}

const NUMBERS = ['crisis.violence', 'crisis.later'];

describe('words of danger while the stores do not answer', () => {
  it('are answered with the numbers while the database is slow, and the turn is taken when it is back', async () => {
    let answer = (): void => {};
    const slow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const house = openSlow(() => slow);
    const taken = house.writes('huda', 'one', 'Mijn man slaat mij');
    await pause(PATIENCE_MS + 300);
    expect(house.heard.map(({ to, language, keys }) => [to, language, keys])).toEqual([['huda', 'nl', NUMBERS]]);
    expect(house.heard[0]?.after).toBeLessThan(PATIENCE_MS + 300);
    answer();
    expect(await taken).toBe('answered');
    expect(house.said).toEqual(['crisis.violence', 'crisis.human']);
    expect(house.heard).toHaveLength(1);
  });

  it('do not wait behind an earlier message that the database holds up', async () => {
    const house = openSlow(() => new Promise(() => {}));
    void house.writes('huda', 'one', 'hallo');
    void house.writes('huda', 'two', 'kocam beni dövüyor');
    await pause(PATIENCE_MS + 300);
    expect(house.heard.map(({ language, keys }) => [language, keys])).toEqual([['tr', NUMBERS]]);
  });

  it('are answered at once where the database is down, once however often they come', async () => {
    const house = openSlow(() => Promise.reject(new Error('away')));
    for (let again = 0; again < 3; again++) {
      await expect(house.writes('huda', 'one', 'Mijn man slaat mij')).rejects.toThrow('away');
    }
    expect(house.heard.map(({ keys }) => keys)).toEqual([NUMBERS]);
  });

  it('are answered by the turn alone where the stores answer, and nothing else is said past them', async () => {
    const house = openSlow(async () => {}, true);
    await house.writes('huda', 'one', 'Mijn man slaat mij');
    await house.writes('willem', 'two', 'hallo');
    await pause(PATIENCE_MS + 300);
    expect(house.said.slice(0, 2)).toEqual(['crisis.violence', 'crisis.human']);
    expect(house.heard).toEqual([]);
  });
});
