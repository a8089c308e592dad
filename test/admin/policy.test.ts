import { describe, expect, it } from 'vitest';
import { ACTS, type Act, may, type Staff } from '../../bot/admin/policy.ts';

const petra: Staff = { id: 'petra', name: 'Petra', role: 'staff' };
const joris: Staff = { id: 'joris', name: 'Joris', role: 'volunteer' };

/** Everything that a volunteer may do; all else is refused, also what is yet to be thought of. */
const FOR_VOLUNTEERS: readonly Act[] = ['account.own', 'cv.see', 'cv.review', 'cv.ask'];

describe('who may', () => {
  it.each(ACTS)('lets staff do %s', (act) => {
    expect(may(petra, act, {})).toBe(true);
  });
  it.each(ACTS.map((act) => [act, FOR_VOLUNTEERS.includes(act)] as const))('%s, a volunteer: %s', (act, does) => {
    expect(may(joris, act, {})).toBe(does);
  });
  it.each(ACTS)('lets nobody do %s who is not signed in', (act) => {
    expect(may(null, act, {})).toBe(false);
  });
  it.each(['conversation.erase', 'toString', '__proto__', ''])('refuses %j, which no rule names', (act) => {
    expect([petra, joris].map((who) => may(who, act as Act, {}))).toEqual([false, false]);
  });
  it('lets nobody do anything whose role nobody knows, beyond what everybody may', () => {
    const stranger = { ...joris, role: 'admin' as Staff['role'] };
    expect(ACTS.filter((act) => may(stranger, act, {}))).toEqual(FOR_VOLUNTEERS);
  });
});
