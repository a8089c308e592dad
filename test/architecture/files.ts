import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse, type Source } from './source.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const OURS = ['bot', 'workers', 'prisma'];
/** Prisma writes its client there; it is not ours and not kept. */
const GENERATED = 'prisma/generated';

const all = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

const atRoot = (): string[] =>
  readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Every file of ours that is written by hand and ends in one of these, from all folders that are given. */
function files(folders: readonly string[], ending: RegExp): string[] {
  const paths = [...folders.flatMap(all), ...atRoot()];
  return paths.filter((path) => ending.test(path) && !path.startsWith(GENERATED)).sort();
}

/** The TypeScript of the house, parsed: what the laws are about. */
export const readSources = (): Source[] => files(OURS, /\.tsx?$/u).map((path) => parse(path, read(path)));

/** Every hand-written file with its number of lines, style sheets, scripts of pages and tests too. */
export const readLengths = (): { path: string; lines: number }[] =>
  files([...OURS, 'test', 'bench', 'scripts'], /\.(tsx?|m?js|cjs|css)$/u).map((path) => ({
    path,
    lines: read(path).trimEnd().split('\n').length,
  }));
