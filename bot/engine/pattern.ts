import { normalise } from './normalise.ts';

/** `anywhere` for scripts that glue articles and prepositions to the front of a word. */
export type Match = 'prefix' | 'anywhere';

/** One way in which a word may be written; `whole` asks for the whole word, else it is looked for as `match` says. */
export type Literal = { readonly text: string; readonly mode: 'whole' | 'prefix' | 'inside' };
/** Any one of these words. */
export type Part = readonly Literal[];

/** What is looked for in a message: runs of words that follow each other; the runs may stand in any order. */
export type Pattern = { readonly runs: readonly (readonly Part[])[]; readonly isWeak: boolean };

/** Words that mean the same in patterns, by name: `{ "me": ["=mij", "=me"] }` stands in them as `<me>`. */
export type Groups = Readonly<Record<string, readonly string[]>>;

const GLUED = /[\p{Script=Arabic}\p{Script=Ethiopic}]/u;

function literal(written: string, match: Match): Literal {
  const isWhole = written.startsWith('=');
  const text = normalise(isWhole ? written.slice(1) : written);
  // Arabic and Tigrinya in Latin letters glue nothing to the front that anybody writes the same way twice.
  const isInside = match === 'anywhere' && GLUED.test(text);
  return { text, mode: isWhole ? 'whole' : isInside ? 'inside' : 'prefix' };
}

function partOf(written: string, match: Match, groups: Groups): Part {
  return written.split('|').flatMap((one) => {
    const name = /^<(.+)>$/u.exec(one)?.[1];
    if (name === undefined) return [literal(one, match)];
    const group = groups[name];
    if (group === undefined) throw new Error(`There is no group of words <${name}>.`);
    return group.map((word) => literal(word, match));
  });
}

/**
 * Reads a pattern as a native speaker writes it.
 *
 * @example
 * schuld                 every word that begins so: schulden, schuldeiser
 * =les                   this whole word
 * kan niet komen         these words in this order, with at most two others between each
 * slaat|schopt =mij|=me  one of these, then one of those
 * <man> & <hits> <me>    these runs in any order, near each other; `<man>` is a group of words
 * ~brief                 a hint that does not tell much by itself
 */
export function patternOf(written: string, match: Match, groups: Groups = {}): Pattern {
  const isWeak = written.startsWith('~');
  const runs = (isWeak ? written.slice(1) : written)
    .split(/\s+&\s+/u)
    .map((run) => run.split(/\s+/u).map((part) => partOf(part, match, groups)));
  return { runs, isWeak };
}
