import { expect, it } from 'vitest';
import { socialMap } from '../../../bot/capabilities/social-map/index.ts';
import type { Answer, Visit } from '../../../bot/engine/capability.ts';
import type { Place } from '../../../bot/engine/saying.ts';
import { newSession } from '../../../bot/engine/session.ts';
import type { Meaning } from '../../../bot/engine/understanding.ts';
import { PEOPLE } from '../../../prisma/seed/world.ts';
import { memoryStores } from '../../memory/index.ts';

const help = (domains: readonly string[], domain?: string): Meaning => ({
  intent: 'help',
  domains,
  ...(domain === undefined ? {} : { domain }),
});

const person = memoryStores().state.people.get(PEOPLE.huda.id) as Visit['person'];
const at = (place: Place, answer: Answer | null = null): Visit => ({
  ...{ place, answer, person, language: 'ar', standing: newSession(person), now: '2026-11-23T09:00:00Z' },
});
const step = (place: Place, answer?: Answer) => socialMap.step(at(place, answer ?? null), new Map());
const picked = (id: string): Answer => ({ kind: 'choice', id, choice: { id, label: '' } });
const said = (meaning: Meaning): Answer => ({ kind: 'text', text: 'her words', meaning });

it.each<readonly [meaning: Meaning, step: string | undefined, data: Place['data'] | undefined]>([
  [help(['money'], 'money'), 'places', { domain: 'money', page: 0 }],
  [help(['money', 'housing'], 'money'), 'places', { domain: 'money', page: 0 }],
  [help(['housing', 'money']), 'which', { domains: 'housing money' }],
  [help(['housing']), 'which', { domains: 'housing' }],
  [help(['housing', 'money', 'work', 'mental-health']), 'which', { domains: 'housing money work' }],
  [help(['gone-for-good']), 'start', {}],
  [help([]), 'start', {}],
  [{ intent: 'help' }, 'start', {}],
  [{ intent: 'my-places' }, 'mine', {}],
  [{ intent: 'absence' }, undefined, undefined],
])('%j leads to %s', (meaning, name, data) => {
  const place = socialMap.opens?.(meaning);
  expect(place?.step).toBe(name);
  expect(place?.data).toEqual(data);
});

it('asks which of two or three it is, and never guesses', () => {
  const place = socialMap.opens?.(help(['housing', 'money'])) as Place;
  const asked = step(place);
  expect(asked.saying?.key).toBe('social-map.which');
  expect(asked.saying?.choices?.map(({ id, icon }) => [id, icon])).toEqual([
    ['housing', '🏠'],
    ['money', '💶'],
    ['else', '🔎'],
  ]);
  expect(step(place, picked('money'))).toMatchObject({
    kind: 'go',
    step: 'places',
    data: { domain: 'money', page: 0 },
  });
  expect(step(place, picked('else'))).toMatchObject({ kind: 'go', step: 'start' });
});

it('goes on with what she told when she says something else instead', () => {
  const place = { room: 'social-map', step: 'which', data: { domains: 'housing money', told: { gender: 'women' } } };
  const told = { gender: 'women' };
  expect(step(place, said(help(['work'], 'work')))).toMatchObject({ step: 'places', data: { domain: 'work', told } });
  expect(step(place, said(help(['work', 'money'])))).toMatchObject({
    step: 'which',
    data: { domains: 'work money', told },
  });
  expect(step(place, said({ intent: 'greeting' })).kind).toBe('miss');
});
