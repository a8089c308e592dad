import { uuidOf } from './ids.ts';
import type { Index } from './index-of.ts';
import { idOf, type Row, textOf } from './rows.ts';

/** Our lists of words. Life domains say what a place is for; rules of entry say for whom. */
export const TAXONOMIES = {
  domains: uuidOf('taxonomy', 'life-domains'),
  rules: uuidOf('taxonomy', 'eligibility'),
} as const;

const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;

/** What may stand in the value of a rule: one of a list, or something of a form. */
const VALUES: Readonly<Record<string, readonly string[] | RegExp>> = {
  audience: ['residents', 'groups', 'professionals'],
  gender: ['women', 'men'],
  benefit: ['bijstand', 'ww', 'wia', 'wajong'],
  income: ['low'],
  'dutch-at-least': LEVELS,
  'dutch-at-most': LEVELS,
  speaks: /^[a-z]{2,3}$/u,
  'child-age': /^\d{1,2}(?:\.\d)?-\d{1,2}(?:\.\d)?$/u,
  'youngest-child-under': /^\d{1,2}$/u,
  'single-parent': ['yes'],
  'referred-by': ['gemeente', 'gp', 'coach'],
  situation: ['programme-to-work', 'part-time-with-benefit'],
};

/** Rules whose word says it all: `need-vog`, `need-motivation`. */
const NEED = /^need-/u;

/** Whether a rule of this code can have this value; null where it can, else what it may be. */
export function wrongValue(code: string, value: string | null): string | null {
  if (NEED.test(code)) return null;
  const allowed = VALUES[code];
  if (allowed === undefined) return null;
  if (allowed instanceof RegExp) return allowed.test(value ?? '') ? null : allowed.source;
  return allowed.includes(value ?? '') ? null : allowed.join(', ');
}

/**
 * For whom a service is. Every rule has to hold; of several values of one rule, one is enough.
 *
 * @example { audience: ['residents'], gender: ['women'], 'dutch-at-least': ['A2'] }
 */
export type Rules = { readonly [code: string]: readonly string[] };

/** Terms of one of our lists that are tied to a row, the first ones first. */
function termsOn(index: Index, row: Row, taxonomy: string): { code: string; value: string | null }[] {
  return index.hanging('attribute', 'link_id', idOf(row)).flatMap((attribute) => {
    const term = index.row('taxonomy_term', attribute.taxonomy_term_id);
    const code = textOf(term, 'code');
    return term?.taxonomy_id === taxonomy && code !== null ? [{ code, value: textOf(attribute, 'value') }] : [];
  });
}

/** The life domains of a service, the most important first. */
export const domainsOf = (index: Index, service: Row): string[] =>
  termsOn(index, service, TAXONOMIES.domains).map(({ code }) => code);

/** The rules of entry of a service. */
export function rulesOf(index: Index, service: Row): Rules {
  const rules: Record<string, string[]> = {};
  for (const { code, value } of termsOn(index, service, TAXONOMIES.rules)) {
    rules[code] = [...(rules[code] ?? []), value ?? 'yes'];
  }
  return rules;
}
