import { describe, expect, it } from 'vitest';
import { KEYS } from './catalogue.ts';
import { composed, notUnderstood, USES, wholeKeys } from './usage.ts';

const known = new Set(KEYS);
const names = composed();
const fits = (key: string, keys: readonly string[] | RegExp): boolean =>
  keys instanceof RegExp ? keys.test(key) : keys.includes(key);

describe('the code', () => {
  it('says only what there are words for', () => {
    const missing = wholeKeys().filter(({ key }) => !known.has(key));
    expect(missing.map(({ path, key }) => `${path}: ${key}`)).toEqual([]);
  });

  it('composes only keys for which there are words', () => {
    expect(notUnderstood()).toEqual([]);
    const lists = names.flatMap(({ keys }) => (keys instanceof RegExp ? [] : keys));
    expect(lists.filter((key) => !known.has(key))).toEqual([]);
    expect(names.filter(({ keys }) => !KEYS.some((key) => fits(key, keys))).map(({ use }) => use)).toEqual([]);
  });

  it('was read: it names keys whole and composed, in every room', () => {
    expect(USES.length).toBeGreaterThan(80);
    expect(names.some(({ use }) => use.startsWith('absence.reason-'))).toBe(true);
    expect(wholeKeys().some(({ key }) => key === 'engine.menu')).toBe(true);
  });
});

describe('the words', () => {
  it('are all said somewhere', () => {
    const whole = new Set(wholeKeys().map(({ key }) => key));
    // A question of the stores may have the name of a text; then the text is used where it stands as one.
    const named = new Set(USES.map(({ key }) => key));
    const used = (key: string) => whole.has(key) || named.has(key) || names.some(({ keys }) => fits(key, keys));
    expect(KEYS.filter((key) => !used(key))).toEqual([]);
  });
});
