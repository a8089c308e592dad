import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whileBeating } from '../../workers/beating.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks for more time as long as it takes, also where it cannot be given once, and no longer', async () => {
  let asked = 0;
  const extend = () => (++asked === 1 ? Promise.reject(new Error('away')) : Promise.resolve());
  const done = whileBeating(extend, () => new Promise((resolve) => setTimeout(() => resolve('done'), 130_000)));
  await vi.advanceTimersByTimeAsync(119_000);
  expect(asked).toBe(2);
  await vi.advanceTimersByTimeAsync(11_000);
  expect([await done, asked]).toEqual(['done', 3]);
  await vi.advanceTimersByTimeAsync(400_000);
  expect(asked).toBe(3);
});

it('ends with what it was for, and asks no more', async () => {
  let asked = 0;
  const failing = whileBeating(
    async () => ++asked,
    () => Promise.reject(new Error('broken')),
  );
  await expect(failing).rejects.toThrow('broken');
  await vi.advanceTimersByTimeAsync(400_000);
  expect(asked).toBe(0);
});
