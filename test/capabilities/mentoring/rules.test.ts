import { describe, expect, it } from 'vitest';
import { dueFrom, MILESTONES } from '../../../bot/capabilities/mentoring/milestones.ts';
import { fewWords, onOpenDay } from '../../../bot/capabilities/mentoring/rules.ts';
import { ZONE } from '../../engine/occasions.ts';

describe('a few words', () => {
  it.each([
    ['Bellen met de school', 'Bellen met de school'],
    ['  bellen\n\n met\tde school ', 'bellen met de school'],
    ['الاتصال بالمدرسة', 'الاتصال بالمدرسة'],
    ['\u202ebellen\u0000 \u2066met school', 'bellen met school'],
    ['{{name}} bellen', 'name bellen'],
    ['a'.repeat(80), 'a'.repeat(80)],
  ])('are kept on one line: %j', (text, kept) => expect(fewWords(text)).toBe(kept));

  it.each(['', '   ', '7', '👍', '...', '\u200b\u202e'])('are none without a word in it: %j', (text) =>
    expect(fewWords(text)).toBeNull(),
  );

  it('are cut between two words where they are many, and inside one that has no end', () => {
    const long = fewWords(`${'naar de bibliotheek en '.repeat(9)}dan naar huis`) ?? '';
    expect([...long].length).toBeLessThanOrEqual(80);
    expect(long).toMatch(/^(?:naar de bibliotheek en )+[a-z ]*…$/u);
    expect(long).not.toMatch(/ …$/u);
    expect(fewWords('ሀ'.repeat(500))).toBe(`${'ሀ'.repeat(79)}…`);
    expect([...(fewWords('😀a'.repeat(100)) ?? '')]).toHaveLength(80);
  });
});

describe('milestones', () => {
  const days = (from: string, until: string) => MILESTONES.map((one) => dueFrom(one, { from, until }));

  it('are counted from the first day of the match', () => {
    expect(days('2026-10-11', '2027-04-11')).toEqual([
      '2026-10-11',
      '2026-11-01',
      '2026-11-29',
      '2027-02-11',
      '2027-03-28',
    ]);
  });

  it('end before a match that is shorter, and after six months in one that staff have extended', () => {
    expect(days('2026-10-11', '2027-01-11').at(-1)).toBe('2026-12-28');
    expect(days('2026-08-31', '2027-05-31').slice(-2)).toEqual(['2026-12-31', '2027-02-14']);
  });
});

describe('a day that is no public holiday', () => {
  const closed = ['2026-12-25', '2026-12-26'];
  it.each([
    ['2026-12-24T08:00:00Z', '2026-12-24T08:00:00Z'],
    ['2026-12-25T08:00:00Z', '2026-12-27T08:00:00Z'],
    ['2026-12-24T23:30:00Z', '2026-12-26T23:30:00Z'],
  ])('%s → %s', (at, open) => expect(onOpenDay(at, closed, ZONE)).toBe(open));
});
