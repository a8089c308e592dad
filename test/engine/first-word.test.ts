import { describe, expect, it } from 'vitest';
import { firstWord } from '../../bot/engine/first-word.ts';
import type { Inbound } from '../../bot/engine/inbound.ts';
import type { Person } from '../../bot/engine/person.ts';
import { DEFAULT_QUIET_HOURS } from '../../bot/engine/quiet-hours.ts';
import { MENU } from '../../bot/engine/saying.ts';
import { handedBack, newSession, resting, type Session, takenBy } from '../../bot/engine/session.ts';
import { keysOf, NOON, played, text } from './playing.ts';
import { type Resting, restingStates } from './resting.ts';

const PERSON: Person = {
  id: 'somebody',
  name: 'Huda',
  language: 'nl',
  roles: ['mentee'],
  zone: 'Europe/Amsterdam',
  quiet: DEFAULT_QUIET_HOURS,
  consented: true,
  stopped: false,
};
const SESSION = newSession(PERSON);
const NIGHT = '2026-11-22T22:00:00Z';
const MORNING = '2026-11-23T07:00:00Z';
const NEWS = { kind: 'news' } as const;
const URGENT = { kind: 'news', urgent: true } as const;
const NUDGE = { kind: 'nudge-due', expires: '2026-11-30T00:00:00Z' } as const;
/** News that a room gathers when it is said. */
const GATHERED = { kind: 'nudge-due', expires: NOON, news: true } as const;

const talking: Session = { ...SESSION, place: { room: 'absence', step: 'which', data: {} }, seen: NOON };
const unread = resting(SESSION, { key: 'my-data.veil', choices: [MENU] }, 1, NOON);
const UNREAD = { kind: 'later', at: '2026-11-22T14:00:00Z', because: 'unread' };
const held = takenBy(SESSION, 'petra');

describe('may the bot speak first', () => {
  it.each([
    ['a nudge at noon', NUDGE, SESSION, NOON, { kind: 'now' }],
    ['news at noon', NEWS, SESSION, NOON, { kind: 'now' }],
    ['a nudge at night', NUDGE, SESSION, NIGHT, { kind: 'later', at: MORNING, because: 'quiet-hours' }],
    ['news at night', NEWS, SESSION, NIGHT, { kind: 'later', at: MORNING, because: 'quiet-hours' }],
    ['before a yes', NEWS, { ...SESSION, consent: 'unasked' as const }, NOON, { kind: 'never', because: 'no-consent' }],
    ['after a no', NUDGE, { ...SESSION, consent: 'declined' as const }, NOON, { kind: 'never', because: 'no-consent' }],
    ['after a stop', NEWS, { ...SESSION, stopped: true }, NOON, { kind: 'never', because: 'opted-out' }],
    ['a nudge whose time is over', { ...NUDGE, expires: NOON }, SESSION, NOON, { kind: 'never', because: 'too-late' }],
    ['a nudge while staff talk', NUDGE, held, NOON, { kind: 'never', because: 'staff-hold' }],
    ['news while staff talk', NEWS, held, NOON, { kind: 'now' }],
    ['urgent news at night', URGENT, SESSION, NIGHT, { kind: 'now' }],
    ['urgent news after a stop', URGENT, { ...SESSION, stopped: true }, NIGHT, { kind: 'never', because: 'opted-out' }],
    ['a nudge behind a word that she has not read', NUDGE, unread, NOON, UNREAD],
    ['news behind a word that she has not read', NEWS, unread, NOON, UNREAD],
    ['urgent news behind a word that she has not read', URGENT, unread, NOON, { kind: 'now' }],
    [
      'a nudge into a conversation',
      NUDGE,
      talking,
      NOON,
      { kind: 'later', at: '2026-11-22T11:10:00Z', because: 'running-conversation' },
    ],
    ['a nudge when the conversation rests', NUDGE, talking, '2026-11-22T11:10:00Z', { kind: 'now' }],
    ['news into a conversation', NEWS, talking, NOON, { kind: 'now' }],
    ['gathered news into a conversation', GATHERED, talking, NOON, { kind: 'now' }],
    ['gathered news while staff talk', GATHERED, held, NOON, { kind: 'now' }],
    ['gathered news at night', GATHERED, SESSION, NIGHT, { kind: 'later', at: MORNING, because: 'quiet-hours' }],
    [
      'gathered news after a stop',
      GATHERED,
      { ...SESSION, stopped: true },
      NOON,
      { kind: 'never', because: 'opted-out' },
    ],
  ])('%s', (_, what, session, now, may) => {
    expect(firstWord(what, session, PERSON, now)).toEqual(may);
  });

  it.each([
    ['a nudge', NUDGE, { kind: 'never', because: 'crisis' }],
    ['news', NEWS, { kind: 'now' }],
    ['gathered news', GATHERED, { kind: 'now' }],
  ])('while a case of danger is open: %s', (_, what, may) => {
    expect(firstWord(what, SESSION, { ...PERSON, inCrisis: true }, NOON)).toEqual(may);
  });
});

const MEETING = { match: 'm', starts: '2026-11-24T14:00', place: 'kamer 3', name: 'Willem', as: 'mentee' };
const nudge = (step: string): Inbound => ({
  kind: 'nudge-due',
  place: { room: 'mentoring', step, data: MEETING },
  expires: '2027-01-01T00:00:00Z',
});
const states = await restingStates();
const rested = (name: string): Resting => {
  const state = states.find((one) => one.name === name) as Resting;
  return { ...state, session: { ...handedBack(state.session), seen: '2026-11-22T08:00:00Z' }, now: NOON };
};

describe('where nothing arrives', () => {
  it.each([NEWS, NUDGE])('nothing is said first: %j', (what) => {
    const unreachable = { why: 'blocked', since: NOON } as const;
    const may = firstWord(what, SESSION, { ...PERSON, unreachable }, NOON);
    expect(may).toEqual({ kind: 'never', because: 'unreachable' });
  });
});

describe('a nudge that only tells something', () => {
  it('leaves the menu open under it', async () => {
    const menu = rested('nowhere, engine.menu, given');
    const told = await played(menu, nudge('reminder-absent'));
    expect(keysOf(told)).toEqual(['mentoring.reminder-absent']);
    expect(keysOf(await played(told, text('2')))).toEqual(['social-map.start']);
  });

  it('leaves an open question open, and it is asked again after "I am coming"', async () => {
    const reason = rested('absence/reason, absence.reason, given');
    const told = await played(reason, nudge('reminder'));
    expect(keysOf(told)).toEqual(['mentoring.reminder']);
    const coming = await played(told, text('1'));
    expect(keysOf(coming)).toEqual(['mentoring.noted', 'absence.reason']);
    expect(coming.session.place).toEqual(reason.session.place);
    expect(keysOf(await played(coming, text('1')))[0]).toBe('absence.done');
  });

  it('is enough said where nothing was open', async () => {
    const told = await played(rested('nowhere, nothing asked, given'), nudge('reminder'));
    expect(keysOf(await played(told, text('1')))).toEqual(['mentoring.noted']);
  });
});

describe('a nudge that asks something', () => {
  it('comes before the open question, which is one step back', async () => {
    const asked = await played(rested('absence/reason, absence.reason, given'), nudge('check-in'));
    expect(keysOf(asked)).toEqual(['mentoring.check-in']);
    expect(keysOf(await played(asked, text('terug')))).toEqual(['absence.reason']);
  });
});

describe('a word that has to wait', () => {
  it('knocks again when it may be said, under a name of its own', async () => {
    const night = { ...rested('nowhere, nothing asked, given'), now: NIGHT };
    const { effects, session } = await played(night, nudge('reminder'));
    const { person } = night;
    expect(effects).toEqual([
      { kind: 'knock', person: person.id, at: MORNING, key: 'played~', inbound: nudge('reminder') },
      { kind: 'silent', because: 'quiet-hours' },
    ]);
    expect(session).toEqual(night.session);
  });
});
