import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../bot/engine/inbound.ts';
import { keysOf, type Played, played, type Standing, text } from './playing.ts';
import { type Resting, restingStates } from './resting.ts';

const states = await restingStates();
const SISTER = { id: 'sister', name: 'Emine', seen: '2026-11-22T06:00:00Z' };
/** Two people write from one phone, and nobody has for hours. */
const shared = (name: string): Standing => {
  const { person, session, turn } = states.find((state) => state.name === name) as Resting;
  return {
    person: { ...person, company: [SISTER] },
    session: { ...session, seen: '2026-11-22T07:00:00Z' },
    turn,
    now: '2026-11-22T11:00:00Z',
  };
};
const knockOf = ({ effects }: Played) =>
  effects.flatMap((effect) => (effect.kind === 'knock' ? [{ to: effect.person, inbound: effect.inbound }] : []))[0];

describe('on a phone that a family shares, after a pause', () => {
  it('it is asked who writes, and a question that she was being asked is not lost', async () => {
    const before = shared('absence/reason, absence.reason, given');
    const who = await played(before, text('1'));
    expect(keysOf(who)).toEqual(['onboarding.who']);
    const same = await played(who, text('1'));
    expect(keysOf(same)).toEqual(['absence.reason']);
    expect(same.session.place).toEqual(before.session.place);
    expect(knockOf(same)).toEqual({ to: before.person.id, inbound: text('1') });
    const answered = await played(same, knockOf(same)?.inbound as Inbound);
    expect(keysOf(answered)[0]).toBe('absence.done');
  });

  it('what cannot be said again in words leads back to the question', async () => {
    const who = await played(shared('absence/reason, absence.reason, given'), { kind: 'choice', turn: 1, number: 1 });
    const same = await played(who, text('1'));
    expect(keysOf(same)).toEqual(['absence.reason']);
    expect(knockOf(same)).toBeUndefined();
  });

  it('nothing is said twice where nothing was open', async () => {
    const who = await played(shared('nowhere, engine.menu, given'), text('Ik heb schulden'));
    const same = await played(who, text('1'));
    expect(keysOf(same)).toEqual([]);
    expect(keysOf(await played(same, knockOf(same)?.inbound as Inbound))).toEqual(['social-map.places']);
  });

  it('her sister is answered in a conversation of her own', async () => {
    const who = await played(shared('absence/reason, absence.reason, given'), text('Ik heb schulden'));
    const other = await played(who, text('2'));
    expect(knockOf(other)).toEqual({ to: SISTER.id, inbound: text('Ik heb schulden') });
    expect(other.effects).toContainEqual({ kind: 'record', name: 'address.switch', data: { to: SISTER.id } });
  });

  it('danger does not wait until it is clear who is in it', async () => {
    const turn = await played(shared('nowhere, engine.menu, given'), text('Mijn man slaat mij'));
    expect(keysOf(turn)).toEqual(['crisis.violence', 'crisis.human']);
  });
});
