import { choiceMeant, type LabelOf } from './choice-meant.ts';
import { ENDONYMS, LANGUAGES, type Language } from './language.ts';
import { wordsOf } from './normalise.ts';
import { COMMANDS, type Command } from './six-words.ts';
import { heard, type Match, occurs, type Stem, type Stems, scores, stemsOf } from './stem.ts';
import { CRISES, type Crisis, type Meaning, type Understanding } from './understanding.ts';

/**
 * What speakers of one language say, as data that a native speaker can extend: `locales/<language>/understanding.json`.
 *
 * A stem stands for every word that begins with it ("schuld": schulden, schuldeisers); `=` before it asks for the
 * whole word; several words must follow each other, with at most two others between them.
 */
export type Lexicon = {
  /** Whether a native speaker has checked it, in words. */
  readonly status: string;
  readonly match: Match;
  readonly commands: Readonly<Record<Command, readonly string[]>>;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly languages: Readonly<Record<Language, readonly string[]>>;
  readonly intents: Readonly<Record<string, readonly string[]>>;
  /** What somebody may tell beside what she wants, by intent: `{ "absence": { "ill": ["=ill"], "today": ["today"] } }`. */
  readonly hints: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly domains: Readonly<Record<string, readonly string[]>>;
  readonly crisis: Readonly<Record<Crisis, readonly string[]>>;
  /** Words with which people speak of illness, medicines, a pregnancy, their mind: they are kept for less long. */
  readonly delicate: readonly string[];
};
export type Lexicons = Readonly<Record<Language, Lexicon>>;

/** Compiles what all languages say into one understanding; `label` gives the words of a choice in a language. */
export function compile(lexicons: Lexicons, label: LabelOf): Understanding {
  const compiled = LANGUAGES.map((language) => {
    const { match, intents, hints, domains, crisis, delicate } = lexicons[language];
    return {
      language,
      match,
      intents: stemsOf(intents, match),
      hints: Object.fromEntries(Object.entries(hints).map(([intent, named]) => [intent, stemsOf(named, match)])),
      domains: stemsOf(domains, match),
      crisis: stemsOf(crisis, match),
      delicate: stemsOf({ delicate }, match).delicate ?? [],
    };
  });
  const commands = commandWords(lexicons);
  const names = languageNames(lexicons);

  return {
    crisis: crisisFinder(compiled),
    delicate: delicateFinder(compiled),
    command: (text) => commands.get(wordsOf(text).join(' ')) ?? null,
    choice: (text, choices, language) => choiceMeant(text, choices, language, lexicons[language], label),
    meaning(text, language) {
      const said = heard(text);
      const own = compiled.filter((entry) => entry.language === language);
      const others = compiled.filter((entry) => entry.language !== language);
      for (const entry of [...own, ...others]) {
        const found = meaningOf(scores(entry.intents, said), scores(entry.domains, said), (intent) =>
          scores(entry.hints[intent] ?? {}, said),
        );
        if (found !== null) return found;
      }
      return null;
    },
    named: (text) => names.get(wordsOf(text).join(' ')) ?? null,
  };
}

type Compiled = { readonly language: Language; readonly crisis: Stems };

/** What stands before every turn of everybody is looked up by a letter of the message instead of being gone through. */
function byInitial<Entry extends { readonly stem: Stem }>(entries: readonly Entry[]): ReadonlyMap<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { initial } = entry.stem;
    const same = found.get(initial);
    if (same === undefined) found.set(initial, [entry]);
    else same.push(entry);
  }
  return found;
}

/** Looks for a crisis in all languages at once. */
function crisisFinder(compiled: readonly Compiled[]): Understanding['crisis'] {
  const ranked = CRISES.flatMap((crisis) =>
    compiled.flatMap(({ language, crisis: stems }) =>
      (stems[crisis] ?? []).map((stem) => ({ stem, crisis, language })),
    ),
  ).map((entry, rank) => ({ ...entry, rank }));
  const found = byInitial(ranked);
  return (text) => {
    const said = heard(text);
    const hits = [...said.letters].flatMap((letter) => found.get(letter)?.find(({ stem }) => occurs(stem, said)) ?? []);
    const [worst] = hits.sort((one, other) => one.rank - other.rank);
    return worst === undefined ? null : { crisis: worst.crisis, language: worst.language };
  };
}

type Speaking = { readonly match: Match; readonly delicate: readonly Stem[] };

/**
 * Looks for words about health in all languages at once. Stems that begin a word are looked up by the first letters of
 * words only; and as a message is asked about more than once in a turn, the last answer is kept.
 */
function delicateFinder(compiled: readonly Speaking[]): Understanding['delicate'] {
  const stemsWith = (wanted: Match) =>
    byInitial(compiled.flatMap(({ match, delicate }) => (match === wanted ? delicate.map((stem) => ({ stem })) : [])));
  const [first, anywhere] = [stemsWith('prefix'), stemsWith('anywhere')];
  const look = (text: string): boolean => {
    const said = heard(text);
    const speaks = (entries: readonly { readonly stem: Stem }[] = []) => entries.some(({ stem }) => occurs(stem, said));
    const initials = new Set(said.words.map(([letter = '']) => letter));
    return (
      [...initials].some((letter) => speaks(first.get(letter))) ||
      [...said.letters].some((letter) => speaks(anywhere.get(letter)))
    );
  };
  let last = { text: '', delicate: false };
  return (text) => {
    if (text !== last.text) last = { text, delicate: look(text) };
    return last.delicate;
  };
}

type Scores = readonly (readonly [string, number])[];

/** Said beside what somebody wants, so they count only where she wants nothing else. */
const PLEASANTRIES = ['greeting', 'thanks'];

/**
 * What words are about. A life domain makes a question for help precise; two equal domains do not. What is told beside
 * a wish speaks for the wish: "I have no childcare, so I cannot come" reports an absence.
 */
function meaningOf(intents: Scores, domains: Scores, hintsOf: (intent: string) => Scores): Meaning | null {
  const [domain, second] = domains;
  const asksHelp = domain !== undefined || intents.some(([name]) => name === 'help');
  const wish = intents.find(([name]) => name !== 'help' && !PLEASANTRIES.includes(name));
  if (wish !== undefined) {
    const hints = hintsOf(wish[0]);
    const meant = hints.reduce((sum, [, score]) => sum + score, wish[1]);
    if (meant >= (domain?.[1] ?? 0))
      return { intent: wish[0], ...(hints.length > 0 ? { hints: hints.map(([name]) => name) } : {}) };
  }
  if (asksHelp)
    return domain === undefined || second?.[1] === domain[1]
      ? { intent: 'help' }
      : { intent: 'help', domain: domain[0] };
  const [pleasantry] = intents;
  return pleasantry === undefined ? null : { intent: pleasantry[0] };
}

function commandWords(lexicons: Lexicons): Map<string, Command> {
  const pairs = LANGUAGES.flatMap((language) =>
    COMMANDS.flatMap((command) =>
      lexicons[language].commands[command].map((word) => [wordsOf(word).join(' '), command] as const),
    ),
  );
  return new Map(pairs);
}

function languageNames(lexicons: Lexicons): Map<string, Language> {
  const own = LANGUAGES.map((language) => [wordsOf(ENDONYMS[language]).join(' '), language] as const);
  const others = LANGUAGES.flatMap((speaker) =>
    LANGUAGES.flatMap((language) =>
      lexicons[speaker].languages[language].map((name) => [wordsOf(name).join(' '), language] as const),
    ),
  );
  return new Map([...others, ...own]);
}
