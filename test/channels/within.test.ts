import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { within } from '../../bot/channels/within.ts';

setFlagsFromString('--expose-gc');
const cleanUp: () => void = runInNewContext('gc');

const given = (signal: AbortSignal): Promise<true> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(true), { once: true }));

describe('a signal within a time', () => {
  it('is given when the time is over, also when the memory was cleaned up meanwhile', async () => {
    const all = Array.from({ length: 50 }, () => given(within(50, new AbortController().signal)));
    cleanUp();
    expect(await Promise.all(all)).toEqual(Array(50).fill(true));
  });

  it('is given earlier with any of the others, and at once where that was given before', async () => {
    const other = new AbortController();
    const signal = within(60_000, new AbortController().signal, other.signal);
    const soon = given(signal);
    other.abort();
    expect(await soon).toBe(true);
    expect(within(60_000, other.signal).aborted).toBe(true);
  });
});
