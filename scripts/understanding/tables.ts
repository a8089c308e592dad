import type { Language } from '../../bot/engine/language.ts';
import type { Asked, Result } from './evaluate.ts';
import type { Round } from './rounds.ts';

const share = (part: number, all: number): string => (all === 0 ? '–' : `${((100 * part) / all).toFixed(1)} %`);
const of = (part: number, all: number): string => (all === 0 ? '–' : `${part}/${all} (${share(part, all)})`);

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** Sentences with an intent or domain, in crisis, and ordinary ones that alarmed, as they stand now. */
export function figuresOf({ language, wishes, misses, crises, unheard, calm, alarms }: Result): readonly string[] {
  const all = [...wishes, ...crises, ...calm];
  const kinds = crises.filter(({ answer, meant }) => answer.crisis === meant).length;
  return [
    language,
    of(wishes.length - misses.length, wishes.length),
    of(crises.length - unheard.length, crises.length),
    of(kinds, crises.length),
    of(alarms.length, calm.length + wishes.length),
    of(all.filter(({ answer }) => answer.language === language).length, all.length),
  ];
}

/** What a round gave when it was asked for the first time. */
export const roundOf = ({ languages }: Round): readonly (readonly string[])[] =>
  Object.entries(languages).map(([language, one]) => [
    language,
    of(one.right, one.wishes),
    of(one.heard, one.crises),
    of(one.alarms, one.ordinary),
  ]);

/** What was taken for what, the most frequent first. */
function confusion(misses: readonly Asked[]): string {
  const counts = new Map<string, number>();
  for (const { meant, heard } of misses) {
    const pair = `${meant} → ${heard}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([one, more], [other, less]) => less - more || one.localeCompare(other));
  return sorted.map(([pair, count]) => `${pair} (${count})`).join(', ');
}

const quoted = (list: readonly Asked[], told: (one: Asked) => string): string[] =>
  list.map((one) => `- “${one.said}”: ${told(one)}`);

/** How many sentences of each intent and domain came out right. */
const byMeaning = ({ wishes }: Result): readonly (readonly string[])[] =>
  [...new Set(wishes.map(({ meant }) => meant))].map((meant) => {
    const all = wishes.filter((one) => one.meant === meant);
    return [meant, `${all.filter(({ heard }) => heard === meant).length}/${all.length}`];
  });

/** One language: what was right by meaning, what was taken for what, and every sentence that failed. */
export function detailsOf(result: Result, name: Readonly<Record<Language, string>>): string {
  const { language, misses, unheard, alarms } = result;
  const failed = [
    ...quoted(misses, ({ meant, heard }) => `meant ${meant}, heard ${heard}`),
    ...quoted(unheard, ({ meant }) => `${meant}, not heard as a crisis`),
    ...quoted(alarms, ({ answer }) => `no crisis, heard as ${answer.crisis}`),
  ];
  return [
    `### ${language} · ${name[language]}`,
    table(['meant', 'right'], byMeaning(result)),
    misses.length === 0 ? 'Nothing was taken for anything else.' : `Taken for something else: ${confusion(misses)}.`,
    failed.length === 0 ? 'No sentence failed.' : failed.join('\n'),
  ].join('\n\n');
}
