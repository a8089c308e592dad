import { diffWordsWithSpace } from 'diff';
import type { ReadPage } from '../cv/reading.ts';

/** One stretch of text: in both, only in the later one, or only in the earlier one. */
export type Stretch = { readonly kind: 'same' | 'more' | 'less'; readonly text: string };

/** Comparing two long texts that have nothing in common takes ever longer; nobody reads the result. */
const MOST_MS = 500;

const textOf = (pages: readonly ReadPage[]): string =>
  pages.map(({ lines }) => lines.map(({ text }) => text).join('\n')).join('\n\n');

/**
 * What changed in the words from one version to the next. `unreadable`: one of them is a picture that nobody read;
 * `different`: nearly everything changed.
 */
export function differencesOf(
  earlier: readonly ReadPage[],
  later: readonly ReadPage[],
): readonly Stretch[] | 'same' | 'unreadable' | 'different' {
  const [before, after] = [textOf(earlier), textOf(later)];
  if (before.trim() === '' || after.trim() === '') return 'unreadable';
  if (before === after) return 'same';
  const changes = diffWordsWithSpace(before, after, { timeout: MOST_MS });
  if (changes === undefined) return 'different';
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'more' : removed ? 'less' : 'same',
    text: value,
  }));
}
