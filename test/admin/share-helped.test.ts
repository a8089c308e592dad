import { describe, expect, it } from 'vitest';
import { shareOf } from '../../bot/admin/share-helped.ts';

type Case = readonly [helped: number, others: number, unsharedHelped: number, unsharedOthers: number, shown: string];

const CASES: readonly Case[] = [
  [0, 0, 0, 0, 'few'],
  [4, 0, 4, 0, 'few'],
  [3, 1, 0, 0, 'few'],
  // Everybody has shared her own answer: staff read all of them anyway.
  [4, 1, 0, 0, '4/5'],
  // One or a few have not, and could be found by subtracting those who have.
  [5, 1, 1, 0, 'few'],
  [9, 4, 2, 2, 'few'],
  // Enough of them, but those on one side are few: only which side is the larger.
  [6, 0, 6, 0, 'mostly'],
  [9, 2, 6, 2, 'mostly'],
  [1, 7, 1, 6, 'rarely'],
  [4, 4, 4, 4, 'mostly'],
  [5, 5, 5, 5, '5/10'],
  [12, 6, 8, 5, '12/18'],
];

const written = (share: ReturnType<typeof shareOf>): string =>
  share.kind === 'numbers' ? `${share.helped}/${share.of}` : share.kind;

describe('the share that a place helped', () => {
  it.each(CASES)('%i helped, %i not, of them unshared %i and %i: %s', (helped, others, mine, theirs, shown) => {
    expect(written(shareOf({ helped, others, unshared: { helped: mine, others: theirs } }))).toBe(shown);
  });

  it('never tells what fewer than five of those who shared nothing said', () => {
    for (let helped = 0; helped <= 12; helped++)
      for (let others = 0; others <= 12; others++) {
        // Staff know the four who shared; what is shown must be the same for another way the others may have answered.
        const shown = written(shareOf({ helped: helped + 2, others: others + 2, unshared: { helped, others } }));
        if (!shown.includes('/')) continue;
        expect(Math.min(helped, others) >= 5 || helped + others === 0, `${helped} ${others}: ${shown}`).toBe(true);
      }
  });
});
