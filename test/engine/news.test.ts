import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../bot/engine/inbound.ts';
import type { Person } from '../../bot/engine/person.ts';
import { newSession, type Session } from '../../bot/engine/session.ts';
import { step } from '../../bot/engine/step.ts';
import { theHouse } from '../talk/house.ts';

const HUDA: Person = {
  id: 'huda',
  name: 'Huda',
  language: 'ar',
  roles: ['participant'],
  zone: 'Europe/Amsterdam',
  quiet: { from: '21:00', until: '08:00' },
  consented: true,
  stopped: false,
};
const NOON = '2026-11-24T11:00:00Z';
const WHERE = { room: 'sessions', step: 'coming', data: { occasion: 'o1', child: null } };
const NEWS: Inbound = { kind: 'news', key: 'coming.moved', params: {} };
const ANSWERED: Inbound = { ...NEWS, choices: [{ id: 'coming', label: 'coming.coming', to: WHERE }] };

const hears = (session: Session, inbound: Inbound) => {
  const at = { turn: 7, now: NOON };
  const outcome = step(theHouse, session, { key: 'k', inbound }, HUDA, new Map(), at);
  if (outcome.kind !== 'done') throw new Error('facts are missing');
  return outcome;
};
const resting = newSession(HUDA);
/** She is being asked why she cannot come. */
const asked: Session = {
  ...resting,
  place: { room: 'absence', step: 'reason', data: {} },
  asked: {
    turn: 6,
    at: '2026-11-24T10:00:00Z',
    saying: { key: 'absence.reason', choices: [{ id: 'ill', label: 'absence.reason-ill' }] },
  },
};

describe('news', () => {
  it('leaves everything open as it was where there is nothing to answer', () => {
    expect(hears(asked, NEWS).session).toEqual(asked);
  });

  it('can be answered with one tap', () => {
    const { session, effects } = hears(resting, ANSWERED);
    expect(effects).toEqual([{ kind: 'say', saying: expect.objectContaining({ key: 'coming.moved' }) }]);
    expect(session.asked).toMatchObject({ turn: 7, saying: { key: 'coming.moved' } });
  });

  it('can be answered beside an open question, which goes on waiting', () => {
    const { session } = hears(asked, ANSWERED);
    expect(session.place).toEqual(asked.place);
    expect(session.asked).toMatchObject({ turn: 7, aside: true, saying: { key: 'coming.moved' } });
  });
});
