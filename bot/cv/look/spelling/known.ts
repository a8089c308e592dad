import { readdirSync, readFileSync } from 'node:fs';

const WORDS = new URL('words/', import.meta.url);

const wordsOfFile = (name: string): string[] =>
  readFileSync(new URL(name, WORDS), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/u))
    .filter((word) => word !== '');

const HEADING_WORDS = 'headings.txt';

/** Words that stand above parts and before values, and the commonest jobs. They are compared, not allowed. */
export const HEADINGS: readonly string[] = wordsOfFile(HEADING_WORDS);

/** What CVs here say and no dictionary has, in lower case: one list a subject, for people to add to. */
export const ALLOWED: ReadonlySet<string> = new Set(
  readdirSync(WORDS)
    .filter((name) => name.endsWith('.txt') && name !== HEADING_WORDS)
    .flatMap(wordsOfFile),
);
