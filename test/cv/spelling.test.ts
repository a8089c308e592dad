import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLooker } from '../../bot/cv/look/looker.ts';
import type { Misspelling } from '../../bot/cv/look.ts';
import { corpus, type Seed, type Seeded } from './spelling/corpus.ts';

/** The bar of the CV desk: of 100 errors in ten CVs at least 80 are marked, with at most 5 false marks a page. */
const BAR = { errors: 100, cvs: 10, marked: 80, falseMarks: 5 };

type Outcome = {
  readonly seed: Seed;
  readonly marked: readonly Seeded[];
  readonly suggested: readonly Seeded[];
  readonly falseMarks: readonly Misspelling[];
};

const looker = createLooker();
afterAll(() => looker.close());

/** Every CV is one page here; its lines keep their places. */
async function spellingOf(lines: readonly string[]): Promise<readonly Misspelling[]> {
  const read = lines.map((text, at) => ({ text, x: 80, y: 20 + at * 15, width: 800, height: 12 }));
  const pages = [{ width: 1_000, height: 1_414, lines: read }];
  const { spelling } = await looker.look({ kind: 'cv', textFrom: 'text', pages, pictures: 0 });
  if (spelling === null) throw new Error('the language was not seen');
  return spelling;
}

/** A mark is at the error where it is on the same line and names the wrong word, or one half of it. */
const isAt = (mark: Misspelling, { line, wrong }: Seeded): boolean =>
  mark.line === line && (wrong.includes(mark.word) || mark.word.includes(wrong));

async function outcomeOf(seed: Seed): Promise<Outcome> {
  const marks = await spellingOf(seed.wrong);
  const marked = seed.errors.filter((error) => marks.some((mark) => isAt(mark, error)));
  const isSuggested = (error: Seeded) =>
    marks.some(
      (mark) => isAt(mark, error) && mark.suggestions.some((word) => word.toLowerCase() === error.right.toLowerCase()),
    );
  const strays = marks.filter((mark) => !seed.errors.some((error) => isAt(mark, error)));
  // What is marked in the CV without its errors is false, too: it is counted once.
  const atRest = (await spellingOf(seed.right)).filter(
    ({ line, word }) => !strays.some((mark) => mark.line === line && mark.word === word),
  );
  return { seed, marked, suggested: marked.filter(isSuggested), falseMarks: [...strays, ...atRest] };
}

const sum = (outcomes: readonly Outcome[], of: (outcome: Outcome) => number): number =>
  outcomes.reduce((total, outcome) => total + of(outcome), 0);

function table(title: string, outcomes: readonly Outcome[]): string {
  const line = (name: string, some: readonly Outcome[]) =>
    `${name.padEnd(20)} ${sum(some, ({ marked }) => marked.length)}/${sum(some, ({ seed }) => seed.errors.length)} marked, ` +
    `${sum(some, ({ suggested }) => suggested.length)} with the right word, ${sum(some, ({ falseMarks }) => falseMarks.length)} false`;
  const missed = outcomes.flatMap(({ seed, marked }) => seed.errors.filter((error) => !marked.includes(error)));
  return [
    ...outcomes.map((outcome) => line(outcome.seed.name, [outcome])),
    line(title, outcomes),
    `missed: ${missed.map(({ right, wrong }) => `${right} > ${wrong}`).join(', ')}`,
    `false: ${outcomes.flatMap(({ falseMarks }) => falseMarks.map(({ word }) => word)).join(', ')}`,
  ].join('\n');
}

describe('spelling', () => {
  let tuning: Outcome[];
  let heldOut: Outcome[];
  beforeAll(async () => {
    const all = async (seeds: readonly Seed[]) => {
      const outcomes: Outcome[] = [];
      for (const seed of seeds) outcomes.push(await outcomeOf(seed));
      return outcomes;
    };
    [tuning, heldOut] = [await all(corpus('tuning')), await all(corpus('held-out'))];
    console.log(`${table('TUNING', tuning)}\n\n${table('HELD OUT', heldOut)}`);
  });

  it('is measured on ten CVs with a hundred errors', () => {
    const all = [...tuning, ...heldOut];
    expect(all).toHaveLength(BAR.cvs);
    expect(sum(all, ({ seed }) => seed.errors.length)).toBe(BAR.errors);
    // A seed that changes nothing would count for nothing.
    for (const { seed } of all) for (const { right, wrong } of seed.errors) expect(wrong).not.toBe(right);
  });

  it('marks at least 80 of them, and as many of those that nothing was tuned on', () => {
    expect(sum([...tuning, ...heldOut], ({ marked }) => marked.length)).toBeGreaterThanOrEqual(BAR.marked);
    expect(sum(heldOut, ({ marked }) => marked.length) / 40).toBeGreaterThanOrEqual(BAR.marked / BAR.errors);
  });

  it('marks at most 5 right words a page', () => {
    for (const { seed, falseMarks } of [...tuning, ...heldOut]) {
      expect(falseMarks.length, seed.name).toBeLessThanOrEqual(BAR.falseMarks);
    }
  });
});

describe('a line', () => {
  /** Enough Dutch around it for the language to be seen. */
  const DUTCH = ['Ik heb bij een bakker en op de markt gewerkt.', 'Ik kan goed omgaan met klanten en met de kassa.'];
  it.each([
    // Slips that no dictionary sees.
    ['Ik wordt blij van bakken', ['wordt → word']],
    ['Hij word om zes uur gehaald, en ik heb dat dat hij weg was niet gezien', ['word → wordt']],
    ['werken in de de keuken', ['de de → de']],
    ['schilderen van huur woningen met veel ervaring', ['huur woningen → huurwoningen']],
    // Headings, whatever their capitals.
    ['Werkervraing', ['Werkervraing → Werkervaring']],
    ['WERKERVRAING', ['WERKERVRAING → werkervaring']],
    ['Talen: Nederlads (goed)', ['Nederlads → Nederlands']],
    // No errors: streets, towns, companies, people, addresses, what is borrowed, what was broken off at the end of a line.
    ['Vaillantlaan 12, 2526 AS Den Haag', []],
    ['Textima, Wibbelzorg BV en schildersbedrijf Van Rossumdael & Zn.', []],
    ['Naam: Krzysztof Wiśniewski', []],
    ['www.bakkervoorbeeld.nl t.bakkerr@voorbeeld.nl B1 3D', []],
    ['delivery driver en customer service', []],
    ['binnen- en buitenschilderwerk, verantwoor-', []],
    ['Ben bir fırında çalıştım ve müşteriler ile konuştum', []],
    ['blomvlurg, blomvlurg en nog een blomvlurg', ['blomvlurg']],
    ['blomvlurg bakken\nblomvlurg koken\nblomvlurg eten', []],
  ])('%j', async (text, expected) => {
    const said = (await spellingOf([...DUTCH, ...text.split('\n')])).map(({ word, suggestions }) =>
      suggestions[0] === undefined ? word : `${word} → ${suggestions[0]}`,
    );
    expect(said).toEqual(expected);
  });
});
