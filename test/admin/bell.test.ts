import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBell } from '../../bot/admin/bell.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the bell', () => {
  it('wakes at once for the first, and once for a burst', async () => {
    const bell = createBell();
    const first = bell.rung(10_000);
    bell.ring('a');
    await vi.advanceTimersByTimeAsync(0);
    expect(await first).toEqual(new Set(['a']));
    const second = bell.rung(10_000);
    for (const id of ['b', 'c', 'b']) bell.ring(id);
    let woken = false;
    second.then(() => {
      woken = true;
    });
    await vi.advanceTimersByTimeAsync(100);
    expect(woken).toBe(false);
    await vi.advanceTimersByTimeAsync(400);
    expect(await second).toEqual(new Set(['b', 'c']));
  });

  it('wakes for what rang while nobody waited', async () => {
    const bell = createBell();
    bell.ring('a');
    const woken = bell.rung(10_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(await woken).toEqual(new Set(['a']));
  });

  it('says nothing rang when only the time was up', async () => {
    const woken = createBell().rung(10_000);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await woken).toBeNull();
  });
});
