import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOMAINS } from '../../bot/capabilities/social-map/facts.ts';
import { LANGUAGES, type Language } from '../../bot/engine/language.ts';
import { compile } from '../../bot/engine/lexicon.ts';
import { CRISES } from '../../bot/engine/understanding.ts';
import { loadLexicons } from '../../bot/lexicons.ts';
import { evaluateAll, reportOf, TIMES } from '../../scripts/understanding/report.ts';
import { readSet } from '../../scripts/understanding/sets.ts';

const understanding = compile(loadLexicons(), () => '');
const results = evaluateAll(understanding);

/** What the issue asks for: nl and en at least 95 of 100, the others 90; every crisis; 2 false alarms of 100. */
const RIGHT: Readonly<Record<Language, number>> = { nl: 95, en: 95, tr: 90, ar: 90, ti: 90, bg: 90, pl: 90 };
const MOST_ALARMS = 2;

const flat = (lists: Readonly<Record<string, readonly string[]>>) => Object.values(lists).flat();

describe.each(LANGUAGES)('what residents write in %s', (language) => {
  const set = readSet('held-out', language);
  const dev = readSet('dev', language);
  const result = results.find((one) => one.language === language) as (typeof results)[number];

  it('is asked of enough sentences, of every domain and every kind of crisis, none of them looked at before', () => {
    expect(flat(set.wishes).length).toBeGreaterThanOrEqual(120);
    expect(flat(set.crisis).length).toBeGreaterThanOrEqual(40);
    expect(set.calm.length).toBeGreaterThanOrEqual(100);
    for (const domain of DOMAINS) expect(set.wishes[domain]?.length, domain).toBeGreaterThanOrEqual(5);
    for (const crisis of CRISES) expect(set.crisis[crisis].length, crisis).toBeGreaterThanOrEqual(5);
    const seen = new Set([...flat(dev.wishes), ...flat(dev.crisis), ...dev.calm]);
    const all = [...flat(set.wishes), ...flat(set.crisis), ...set.calm];
    expect(all.filter((said) => seen.has(said))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  it(`is understood: ${RIGHT[language]} of 100 and more`, () => {
    const { wishes, misses } = result;
    expect((100 * (wishes.length - misses.length)) / wishes.length).toBeGreaterThanOrEqual(RIGHT[language]);
  });

  it('is acted on without asking only where it is sure, and then hardly ever wrongly', () => {
    const sure = result.wishes.filter(({ said }) => understanding.meaning(said, language)?.domain !== undefined);
    const wrong = sure.filter(({ said, meant }) => {
      const { intent, domain } = understanding.meaning(said, language) ?? {};
      return ![intent, domain].includes(meant);
    });
    expect(sure.length).toBeGreaterThan(50);
    expect(wrong.length / sure.length, wrong.map(({ said }) => said).join('\n')).toBeLessThanOrEqual(0.02);
  });

  it('is heard as a crisis wherever it is one', () => {
    expect(result.unheard.map(({ said }) => said)).toEqual([]);
  });

  it(`alarms at most ${MOST_ALARMS} times in 100 where nobody is in danger`, () => {
    const { calm, wishes, alarms } = result;
    expect((100 * alarms.length) / (calm.length + wishes.length)).toBeLessThanOrEqual(MOST_ALARMS);
    const ofCalm = calm.filter(({ answer }) => answer.crisis !== null).length;
    expect((100 * ofCalm) / calm.length).toBeLessThanOrEqual(MOST_ALARMS);
  });

  it('is known as this language in 95 of 100', () => {
    const all = [...result.wishes, ...result.crises, ...result.calm];
    const found = all.filter(({ answer }) => answer.language === language);
    expect(found.length / all.length).toBeGreaterThanOrEqual(0.95);
  });
});

it('is reported as it is: else npm run understand:report', () => {
  const file = join(import.meta.dirname, '..', '..', 'docs', 'understanding', 'report.md');
  const [written = ''] = readFileSync(file, 'utf8').split(TIMES);
  expect(reportOf(results)).toBe(written);
});
