import { describe, expect, it } from 'vitest';
import { ACTS, type Act, may, type Staff } from '../../bot/admin/policy.ts';

const petra: Staff = { id: 'petra', name: 'Petra' };

describe('who may', () => {
  it.each(ACTS)('lets staff do %s', (act) => {
    expect(may(petra, act, {})).toBe(true);
  });
  it.each(ACTS)('lets nobody do %s who is not signed in', (act) => {
    expect(may(null, act, {})).toBe(false);
  });
  it.each(['conversation.erase', 'toString', '__proto__', ''])('refuses %j, which no rule names', (act) => {
    expect(may(petra, act as Act, {})).toBe(false);
  });
});
