import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../../bot/engine/inbound.ts';
import type { Person } from '../../../bot/engine/person.ts';
import { DEFAULT_QUIET_HOURS } from '../../../bot/engine/quiet-hours.ts';
import { asking, newSession, type Session, takenBy } from '../../../bot/engine/session.ts';
import { demoWorld, PEOPLE } from '../../../prisma/seed/world.ts';
import { keysOf, played } from '../../engine/playing.ts';
import { TEST_DAY } from '../../world.ts';

const [pair] = demoWorld(TEST_DAY).matches;
const match = pair?.id ?? '';
const LATE = '2027-04-30T00:00:00Z';
const AFTERNOON = '2026-12-03T13:00:00Z';
/** The match of the demo world is over. */
const AFTER_THE_END = '2027-03-30T08:00:00Z';

const nudge = (step: string, data: Record<string, string | boolean>): Inbound => ({
  kind: 'nudge-due',
  place: { room: 'mentoring', step, data: { match, name: 'Huda', ...data } },
  expires: LATE,
});
const news = (key: string): Inbound => ({
  kind: 'news',
  key,
  params: { mentor: 'Willem', name: 'Huda', day: '2026-11-24T14:00', time: '2026-11-24T14:00' },
});
const OUTCOME = { room: 'mentoring', step: 'outcome', data: {} };
const MEETING = { day: '2026-11-24', starts: '2026-11-24T14:00', place: 'kamer 3', as: 'mentor' };

type Word = readonly [string, keyof typeof PEOPLE, Inbound, string];
/** Everything that the room says first since it knows of the whole of a match: to whom, and when. */
const NUDGES: readonly Word[] = [
  ['mentoring.check-in-again', 'willem', nudge('check-in', { ...MEETING, again: true }), AFTERNOON],
  ['mentoring.list-plan', 'willem', nudge('milestone', { milestone: 'plan', as: 'mentor' }), AFTERNOON],
  ['mentoring.own-list-plan', 'huda', nudge('milestone', { milestone: 'plan', as: 'mentee' }), AFTERNOON],
  ['mentoring.list-plan', 'willem', nudge('milestone', { milestone: 'plan', as: 'mentor', again: true }), AFTERNOON],
  ['mentoring.closing-mentor', 'willem', nudge('closing', { as: 'mentor' }), AFTER_THE_END],
  ['mentoring.closing-mentee', 'huda', nudge('closing', { as: 'mentee' }), AFTER_THE_END],
  ['mentoring.outcome', 'petra', { kind: 'nudge-due', place: OUTCOME, expires: LATE }, AFTER_THE_END],
];
const NEWS: readonly Word[] = ['silent-mentor', 'no-meetings', 'news-skipped'].map((key) => [
  `mentoring.${key}`,
  'petra',
  news(`mentoring.${key}`),
  AFTERNOON,
]);

const person = (name: keyof typeof PEOPLE): Person => ({
  ...PEOPLE[name],
  zone: 'Europe/Amsterdam',
  quiet: DEFAULT_QUIET_HOURS,
  consented: true,
  stopped: false,
});
const hear = (
  [, name, inbound, now]: Word,
  change: (session: Session) => Session = (same) => same,
  at = now,
  known: Partial<Person> = {},
) =>
  played(
    { session: change(newSession(person(name))), person: { ...person(name), ...known }, turn: 1, now: at },
    inbound,
  );
const silenceOf = async (...heard: Parameters<typeof hear>) => {
  const { effects, said } = await hear(...heard);
  expect(said).toEqual([]);
  return effects.flatMap((effect) => (effect.kind === 'silent' ? [effect.because] : []));
};
const atNight = (now: string): string => `${now.slice(0, 10)}T21:30:00Z`;

describe.each([...NUDGES, ...NEWS])('%s to %s', (...word) => {
  const [key, name, , now] = word;

  it('is said to whoever has agreed to it', async () => {
    expect(keysOf(await hear(word))).toEqual([key]);
  });

  it('is not said to somebody who wants no messages, or has not agreed', async () => {
    expect(await silenceOf(word, (session) => ({ ...session, stopped: true }))).toEqual(['opted-out']);
    expect(await silenceOf(word, (session) => ({ ...session, consent: 'unasked' }))).toEqual(['no-consent']);
    expect(await silenceOf(word, (session) => ({ ...session, consent: 'declined' }))).toEqual(['no-consent']);
  });

  it('waits for the morning', async () => {
    expect(await silenceOf(word, (same) => same, atNight(now))).toEqual(['quiet-hours']);
    const { effects } = await hear(word, (same) => same, atNight(now));
    const morning = new Date(Date.parse(now) + 86_400_000).toISOString().slice(0, 10);
    const at = new Date(`${morning}T08:00${now === AFTER_THE_END ? '+02:00' : '+01:00'}`).toISOString();
    const knock = effects.find((effect) => effect.kind === 'knock');
    expect(new Date(knock?.at ?? 0).toISOString(), name).toBe(at);
  });
});

describe.each(NUDGES)('%s to %s', (...word) => {
  it('is not said in a crisis, nor while a human is talking', async () => {
    const [, , , now] = word;
    expect(await silenceOf(word, (session) => session, now, { inCrisis: true })).toEqual(['crisis']);
    expect(await silenceOf(word, (session) => takenBy(session, 'staff-petra'))).toEqual(['staff-hold']);
    expect(await silenceOf(word, (s) => takenBy(s, 'p'), now, { inCrisis: true })).toEqual(['staff-hold']);
  });

  it('does not talk into a running conversation', async () => {
    const place = { room: 'absence', step: 'which', data: {} };
    const busy = (session: Session): Session => ({
      ...asking(session, place, { key: 'absence.which' }, 1, word[3]),
      seen: word[3],
    });
    expect(await silenceOf(word, busy)).toEqual(['running-conversation']);
  });

  it('is not said when it comes too late', async () => {
    expect(await silenceOf(word, (same) => same, '2027-04-30T08:00:00Z')).toEqual(['too-late']);
  });
});

describe('what is not true any more', () => {
  it('is not said: a match that goes on is not closed, one that is over has no milestones', async () => {
    const [, , , , closing, , outcome] = NUDGES as Word[];
    for (const word of [closing, outcome] as Word[]) {
      const because = word[1] === 'petra' ? 'answered' : 'goes-on';
      expect(await silenceOf(word, (same) => same, AFTERNOON)).toEqual([because]);
    }
    expect(await silenceOf(NUDGES[1] as Word, (same) => same, AFTER_THE_END)).toEqual(['ended']);
  });

  it('is not said to somebody else: a milestone belongs to its match', async () => {
    const [key, , inbound, now] = NUDGES[1] as Word;
    expect(await silenceOf([key, 'kees', inbound, now])).toEqual(['ended']);
  });
});
