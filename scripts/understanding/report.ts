import { ENDONYMS, LANGUAGES } from '../../bot/engine/language.ts';
import type { Understanding } from '../../bot/engine/understanding.ts';
import { evaluate, type Result } from './evaluate.ts';
import { firstRuns } from './rounds.ts';
import { readSet } from './sets.ts';
import { detailsOf, figuresOf, roundOf, table } from './tables.ts';

/** Before this line the report is the same on every machine; behind it stand times. */
export const TIMES = '## Time';

const INTRO = `# How well people are understood

Written by \`npm run understand:report\`; do not edit it. What the figures are of, and how they come about, stands in
[README.md](README.md).

**Read this first.** Lexicons and sentences have one author, and no native speaker outside the team has checked them. A
held-out sentence on which the lexicons failed was moved to the development sentences and another, fresh one was
written in its place. So the figures of today are those of a set that was chosen by passing; what a stranger's sentence
may expect is told by the *first runs* below, in which nobody had seen the sentences.`;

const HEAD = [
  'language',
  'intent or domain right',
  'crisis heard',
  'and its kind right',
  'false alarms',
  'language found',
];

export const evaluateAll = (understanding: Understanding): readonly Result[] =>
  LANGUAGES.map((language) => evaluate(understanding, language, readSet('held-out', language)));

/** The report without its times: figures, first runs, and what failed. */
export function reportOf(results: readonly Result[]): string {
  const rounds = firstRuns().map(
    (round, at) =>
      `**Round ${at + 1}**: ${round.what}.\n\n${table(['language', 'intent or domain right', 'crisis heard', 'false alarms'], roundOf(round))}`,
  );
  return [
    INTRO,
    '## Today, on the held-out sentences',
    table(HEAD, results.map(figuresOf)),
    '## First runs',
    ...rounds,
    '## By language',
    ...results.map((result) => detailsOf(result, ENDONYMS)),
    '',
  ].join('\n\n');
}

/** How long a sentence of each language takes on this machine, all that the bot asks about it: crisis and meaning. */
export function timesOf(understanding: Understanding, results: readonly Result[]): string {
  const rows = results.map(({ language, wishes, crises, calm }) => {
    const said = [...wishes, ...crises, ...calm].map((one) => one.said);
    const begun = performance.now();
    for (const one of said) {
      understanding.crisis(one);
      understanding.meaning(one, null);
    }
    return [language, `${((performance.now() - begun) / said.length).toFixed(2)} ms`];
  });
  return `${TIMES}\n\nA sentence, crisis and meaning together, on the machine that wrote this report:\n\n${table(['language', 'a sentence'], rows)}\n`;
}
