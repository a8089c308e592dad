import { readdirSync, readFileSync } from 'node:fs';

/** An error that was put into a document: what stood there, what stands there now, and what kind of slip it is. */
export type Seeded = { readonly right: string; readonly wrong: string; readonly kind: string; readonly line: number };

/** An invented CV, as it should be written and with its errors. */
export type Seed = {
  readonly name: string;
  readonly language: 'nl' | 'en';
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  readonly errors: readonly Seeded[];
};

/** `{right|wrong|kind}` in a text. */
const SEED = /\{(?<right>[^|{}]+)\|(?<wrong>[^|{}]+)\|(?<kind>[a-z]+)\}/gu;

function parse(name: string, text: string): Seed {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const errors = lines.flatMap((line, at) =>
    [...line.matchAll(SEED)].map(({ groups: { right = '', wrong = '', kind = '' } = {} }) => ({
      right,
      wrong,
      kind,
      line: at,
    })),
  );
  return {
    name,
    language: name.endsWith('.en.txt') ? 'en' : 'nl',
    right: lines.map((line) => line.replaceAll(SEED, '$<right>')),
    wrong: lines.map((line) => line.replaceAll(SEED, '$<wrong>')),
    errors,
  };
}

/** CVs of which the lists and rules were made, and CVs that were written before them and looked at only afterwards. */
export function corpus(part: 'tuning' | 'held-out'): Seed[] {
  const folder = new URL(`${part}/`, import.meta.url);
  return readdirSync(folder)
    .sort()
    .map((name) => parse(name, readFileSync(new URL(name, folder), 'utf8')));
}
