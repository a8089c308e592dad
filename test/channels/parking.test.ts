import { expect, it, onTestFinished, vi } from 'vitest';
import { createParking } from '../../bot/channels/parking.ts';

const POISON = 'tg:7';
const CAUSE = new Error('cannot be kept');

it('gives an update up that failed five times while others passed', () => {
  const parking = createParking(0);
  const failures = Array.from({ length: 5 }, () => {
    parking.succeeded('tg:8');
    return parking.failed(POISON, CAUSE);
  });
  expect(failures).toEqual([false, false, false, false, true]);
});

it('never gives up while nothing passes, however long the stores are away', () => {
  const parking = createParking(0);
  parking.succeeded('tg:6');
  expect(Array.from({ length: 1_000 }, () => parking.failed(POISON, CAUSE))).not.toContain(true);
});

it('forgets what passed in the end', () => {
  const parking = createParking(0);
  for (let round = 0; round < 20; round++) {
    for (let time = 0; time < 4; time++) {
      expect(parking.failed(POISON, CAUSE)).toBe(false);
      parking.succeeded('tg:8');
    }
    parking.succeeded(POISON);
  }
});

it('leaves alone what failed, for longer each time', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const parking = createParking(1_000);
  const rests = [1, 2, 4, 8].map((seconds) => {
    parking.failed(POISON, CAUSE);
    parking.succeeded('tg:8');
    vi.advanceTimersByTime(seconds * 1_000 - 1);
    const before = parking.resting(POISON)?.error;
    vi.advanceTimersByTime(1);
    return [before, parking.resting(POISON), parking.resting('tg:8')];
  });
  expect(rests).toEqual(Array(4).fill([CAUSE, null, null]));
});
