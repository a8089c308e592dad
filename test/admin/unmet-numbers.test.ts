import { describe, expect, it } from 'vitest';
import { type Told, type UnmetFigures, unmetFigures } from '../../bot/admin/unmet-numbers.ts';
import type { Unmet } from '../../bot/hsds/map/keeping/ports.ts';

const MONTH = '2026-11';
/** How many questions of each domain, language and district: `[{ domain: 'money', language: 'pl', district: 'laak', count: 6 }]` */
type World = readonly Omit<Unmet, 'month'>[];

type Axes = {
  readonly domains: readonly string[];
  readonly languages: readonly string[];
  readonly districts: readonly (string | null)[];
};
const figuresOf = (world: World, axes: Axes): UnmetFigures =>
  unmetFigures(
    world.map((one) => ({ ...one, month: MONTH })),
    { months: [MONTH], ...axes },
  )[0] as UnmetFigures;

const AXES = { domains: ['money'], languages: ['nl', 'pl', 'ti'], districts: ['laak', 'escamp', null] };
const asked = (language: string, district: string | null, count: number) => ({
  domain: 'money',
  language,
  district,
  count,
});
const money = (...world: World) => figuresOf(world, AXES).domains[0] as UnmetFigures['domains'][number];

describe('a question that ended without a place', () => {
  it('is not told of where fewer than five asked', () => {
    const { languages, districts, total } = money(asked('pl', 'laak', 4), asked('nl', 'escamp', 9));
    expect([languages.get('pl'), districts.get('laak'), total]).toEqual(['few', 'few', 'unsaid']);
    expect(languages.get('nl')).toBe(9);
  });

  it('is told of with its total where several little ones are enough together', () => {
    const { languages, total } = money(
      asked('pl', 'laak', 3),
      asked('nl', 'laak', 9),
      asked('ti', 'laak', 3),
      asked('ti', 'escamp', 0),
    );
    expect([languages.get('pl'), languages.get('nl'), languages.get('ti')]).toEqual(['few', 9, 'few']);
    // By district all are in one, and so nothing is left for the others: the total would say that.
    expect(total).toBe('unsaid');
    const both = money(asked('pl', 'escamp', 3), asked('nl', 'laak', 9), asked('ti', null, 3));
    expect(both.total).toBe(15);
  });

  it('keeps a domain to itself where one side would tell what the other hides', () => {
    // Every language is shown, and they sum up to what the two little districts can only be together: four and four.
    const world = [asked('nl', 'laak', 4), asked('pl', 'escamp', 4), asked('ti', null, 9)];
    const axes = { ...AXES, languages: ['nl', 'ti'] };
    const figures = figuresOf(
      world.map((one) => ({ ...one, language: one.language === 'pl' ? 'nl' : one.language })),
      axes,
    );
    expect([...(figures.domains[0]?.districts.values() ?? [])]).toEqual(['unsaid', 'unsaid', 'unsaid']);
    expect([...(figures.domains[0]?.languages.values() ?? [])]).toEqual(['unsaid', 'unsaid']);
  });
});

/** Every world with so many questions in each place, from none to `most`. */
function* worlds({ domains, languages, districts }: Axes, most: number): Generator<number[]> {
  const places = domains.length * languages.length * districts.length;
  for (let number = 0; number < (most + 1) ** places; number++) {
    yield Array.from({ length: places }, (_, at) => Math.floor(number / (most + 1) ** at) % (most + 1));
  }
}

const worldOf = (counts: readonly number[], { domains, languages, districts }: Axes): World =>
  domains
    .flatMap((domain) => languages.flatMap((language) => districts.map((district) => ({ domain, language, district }))))
    .map((place, at) => ({ ...place, count: counts[at] as number }));

/** Each number of a page that is hidden, with what it really is. */
function hiddenIn(world: World, { total, domains }: UnmetFigures): [name: string, count: number][] {
  const sumOf = (fits: (one: World[number]) => boolean): number =>
    world.filter(fits).reduce((sum, { count }) => sum + count, 0);
  const found: [name: string, count: number, told: Told][] = [['total', sumOf(() => true), total]];
  for (const { domain, total: own, languages, districts } of domains) {
    found.push([domain, sumOf((one) => one.domain === domain), own]);
    for (const [language, told] of languages)
      found.push([`${domain} ${language}`, sumOf((one) => one.domain === domain && one.language === language), told]);
    for (const [district, told] of districts)
      found.push([`${domain} ${district}`, sumOf((one) => one.domain === domain && one.district === district), told]);
  }
  return found.flatMap(([name, count, told]) => (typeof told === 'string' ? [[name, count] as [string, number]] : []));
}

const printed = ({ total, domains }: UnmetFigures): string =>
  JSON.stringify([total, domains.map((one) => [one.total, [...one.languages], [...one.districts]])]);

describe('a hidden number', () => {
  it.each([
    [
      'one domain, two languages, two districts',
      { domains: ['a'], languages: ['x', 'y'], districts: ['p', 'q'] },
      11,
      6,
    ],
    [
      'one domain, one language, three districts',
      { domains: ['a'], languages: ['x'], districts: ['p', 'q', null] },
      20,
      12,
    ],
    [
      'two domains, two languages, one district',
      { domains: ['a', 'b'], languages: ['x', 'y'], districts: ['p'] },
      11,
      6,
    ],
    ['three domains', { domains: ['a', 'b', 'c'], languages: ['x'], districts: ['p'] }, 24, 8],
  ])('cannot be worked out from anything that is told (%s)', (_, axes, most, looked) => {
    const pages = new Map<string, Map<string, Set<number>>>();
    const small: { page: string; hidden: [string, number][]; counts: number[] }[] = [];
    for (const counts of worlds(axes, most)) {
      const world = worldOf(counts, axes);
      const figures = figuresOf(world, axes);
      const page = printed(figures);
      const hidden = hiddenIn(world, figures);
      const known = pages.get(page) ?? new Map<string, Set<number>>();
      pages.set(page, known);
      for (const [name, count] of hidden) known.set(name, (known.get(name) ?? new Set()).add(count));
      if (Math.max(...counts) <= looked) small.push({ page, hidden, counts });
    }
    const betrayed = small.flatMap(({ page, hidden, counts }) =>
      hidden
        .filter(([name]) => pages.get(page)?.get(name)?.size === 1)
        .map(([name]) => `${counts} tells ${name}: ${page}`),
    );
    expect(betrayed.slice(0, 5)).toEqual([]);
    expect(
      small.some(({ page }) => /^\[\d/u.test(page)),
      'totals of months are told, too',
    ).toBe(true);
  });
});
