import { beforeEach, expect, it } from 'vitest';
import type { Channel } from '../../bot/channels/channel.ts';
import type { Erasures, Knock, ToErase } from '../../bot/ports.ts';
import { createEraser } from '../../workers/eraser.ts';
import { channelDouble } from './channel-double.ts';

const MESSAGE: ToErase = {
  conversation: 'c',
  turn: 3,
  position: 1,
  channel: 'test',
  to: '88',
  platformId: '12,13',
  attempts: 1,
};

let events: string[];
let knocked: Knock[];
beforeEach(() => {
  events = [];
  knocked = [];
});

/** Erasures that hold one message, and one conversation in which something is left where `left` says so. */
function holding(message: ToErase, left = false): Erasures {
  const waiting = [message];
  return {
    claim: async () => waiting.splice(0),
    erased: async ({ turn }) => void events.push(`erased ${turn}`),
    left: async ({ turn }) => void events.push(`left ${turn}`),
    later: async ({ turn }, seconds) => void events.push(`later ${turn} ${seconds}`),
    leftovers: async () => (left ? [{ conversation: 'c', asked: 9 }] : []),
    told: async (conversation) => void events.push(`told ${conversation}`),
  };
}

const sweeping = (changes: Partial<Channel>, erasures: Erasures) =>
  createEraser({
    channels: [{ ...channelDouble(), ...changes }],
    erasures,
    knock: async (knock) => void knocked.push(knock),
    alarm: () => {},
  }).sweep();

it('takes a message back with all its parts', async () => {
  const asked: string[] = [];
  const erase = async (to: string, id: string) => Boolean(asked.push(`${to} ${id}`));
  expect(await sweeping({ erase }, holding(MESSAGE))).toBe(1);
  expect({ asked, events, knocked }).toEqual({ asked: ['88 12,13'], events: ['erased 3'], knocked: [] });
});

it('leaves what the platform does not let us take back', async () => {
  await sweeping({ erase: async () => false }, holding(MESSAGE));
  await sweeping({}, holding(MESSAGE));
  expect(events).toEqual(['left 3', 'left 3']);
});

it('waits for a platform that is away, and not for ever', async () => {
  const erase = () => Promise.reject(new Error('503'));
  for (const attempts of [1, 2, 3, 4, 5]) await sweeping({ erase }, holding({ ...MESSAGE, attempts }));
  expect(events).toEqual(['later 3 5', 'later 3 30', 'later 3 120', 'later 3 600', 'left 3']);
});

it('asks nothing of a channel without a connection', async () => {
  const erase = () => Promise.reject(new Error('nobody may ask'));
  await sweeping({ erase, isReady: async () => false }, holding(MESSAGE));
  await sweeping({ erase, isReady: () => Promise.reject(new Error('away')) }, holding(MESSAGE));
  expect(events).toEqual(['later 3 15', 'later 3 15']);
});

it('claims nothing of a channel that another process leads', async () => {
  const claimed: unknown[] = [];
  const claim: Erasures['claim'] = async (names) => {
    claimed.push(names);
    return [];
  };
  const erasures = { ...holding(MESSAGE), claim };
  await sweeping({ isOurs: () => false }, erasures);
  await sweeping({ isOurs: () => true }, erasures);
  expect(claimed).toEqual([[], ['test']]);
});

it('tells her what is left before that is forgotten, under a name of its own', async () => {
  await sweeping({ erase: async () => false }, holding(MESSAGE, true));
  expect(events).toEqual(['left 3', 'told c']);
  expect(knocked).toMatchObject([
    {
      from: { conversation: 'c' },
      arrival: { key: 'wiped:9', inbound: { kind: 'result', key: 'my-data.wiped-left' } },
    },
  ]);
});
