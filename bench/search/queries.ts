import { createDice, type Dice } from './dice.ts';
import type { Document } from './document.ts';

const SEED = 7;
/** What people type: a word, the beginning of one, one with a slip, two words. */
export const KINDS = ['exact', 'prefix', 'typo', 'two'] as const;
export type Kind = (typeof KINDS)[number];

export type Query = {
  readonly kind: Kind;
  readonly search: string;
  /** Whether a document is a right answer. */
  isRight(document: Document): boolean;
};

const LONG = 6;
const wordsIn = ({ name, text }: Document): string[] => `${name} ${text}`.split(' ');
const has = (word: string) => (document: Document) => wordsIn(document).includes(word);

/** Two neighbouring letters change places, or one is missing. */
function slip(word: string, dice: Dice): string {
  const at = 1 + dice.below(word.length - 3);
  const [one, other] = [word[at] as string, word[at + 1] as string];
  return dice.below(2) === 0 && one !== other
    ? word.slice(0, at) + other + one + word.slice(at + 2)
    : word.slice(0, at) + word.slice(at + 1);
}

function queryOf(kind: Kind, document: Document, dice: Dice): Query {
  const long = wordsIn(document).filter((word) => word.length >= LONG);
  const [word, other] = [dice.pick(long), dice.pick(long)];
  if (kind === 'two') return { kind, search: `${word} ${other}`, isRight: (one) => has(word)(one) && has(other)(one) };
  if (kind === 'prefix') {
    const begin = word.slice(0, 1 + dice.below(LONG - 1));
    return { kind, search: begin, isRight: (one) => wordsIn(one).some((own) => own.startsWith(begin)) };
  }
  return { kind, search: kind === 'typo' ? slip(word, dice) : word, isRight: has(word) };
}

/** So many questions of each kind, in every language: from one letter that is being typed to two words. */
export function queriesFor(documents: readonly Document[], each: number): Query[] {
  const dice = createDice(SEED);
  return KINDS.flatMap((kind) => Array.from({ length: each }, () => queryOf(kind, dice.pick(documents), dice)));
}
