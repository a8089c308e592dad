import { choiceMeant, type LabelOf } from './choice-meant.ts';
import { ENDONYMS, LANGUAGES, type Language } from './language.ts';
import { wordsOf } from './normalise.ts';
import { COMMANDS, type Command } from './six-words.ts';
import { heard, type Match, occurs, type Stems, scores, stemsOf } from './stem.ts';
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
  readonly domains: Readonly<Record<string, readonly string[]>>;
  readonly crisis: Readonly<Record<Crisis, readonly string[]>>;
};
export type Lexicons = Readonly<Record<Language, Lexicon>>;

/** Compiles what all languages say into one understanding; `label` gives the words of a choice in a language. */
export function compile(lexicons: Lexicons, label: LabelOf): Understanding {
  const compiled = LANGUAGES.map((language) => {
    const { match, intents, domains, crisis } = lexicons[language];
    return {
      language,
      intents: stemsOf(intents, match),
      domains: stemsOf(domains, match),
      crisis: stemsOf(crisis, match),
    };
  });
  const commands = commandWords(lexicons);
  const names = languageNames(lexicons);

  return {
    crisis: crisisFinder(compiled),
    command: (text) => commands.get(wordsOf(text).join(' ')) ?? null,
    choice: (text, choices, language) => choiceMeant(text, choices, language, lexicons[language], label),
    meaning(text, language) {
      const said = heard(text);
      const own = compiled.filter((entry) => entry.language === language);
      const others = compiled.filter((entry) => entry.language !== language);
      for (const entry of [...own, ...others]) {
        const meaning = meaningOf(scores(entry.intents, said), scores(entry.domains, said));
        if (meaning !== null) return meaning;
      }
      return null;
    },
    named: (text) => names.get(wordsOf(text).join(' ')) ?? null,
  };
}

type Compiled = { readonly language: Language; readonly crisis: Stems };

/**
 * Looks for a crisis in all languages at once. It stands before every turn of everybody, so stems are looked up by
 * a letter of the message instead of being gone through.
 */
function crisisFinder(compiled: readonly Compiled[]): Understanding['crisis'] {
  const ranked = CRISES.flatMap((crisis) =>
    compiled.flatMap(({ language, crisis: stems }) =>
      (stems[crisis] ?? []).map((stem) => ({ stem, crisis, language })),
    ),
  ).map((entry, rank) => ({ ...entry, rank }));
  const byInitial = new Map<string, typeof ranked>();
  for (const entry of ranked) byInitial.set(entry.stem.initial, [...(byInitial.get(entry.stem.initial) ?? []), entry]);
  return (text) => {
    const said = heard(text);
    const hits = [...said.letters].flatMap(
      (letter) => byInitial.get(letter)?.find(({ stem }) => occurs(stem, said)) ?? [],
    );
    const [worst] = hits.sort((one, other) => one.rank - other.rank);
    return worst === undefined ? null : { crisis: worst.crisis, language: worst.language };
  };
}

type Scores = readonly (readonly [string, number])[];

/** Said beside what somebody wants, so they count only where she wants nothing else. */
const PLEASANTRIES = ['greeting', 'thanks'];

/** What words are about. A life domain makes a question for help precise; two equal domains do not. */
function meaningOf(intents: Scores, domains: Scores): Meaning | null {
  const [domain, second] = domains;
  const asksHelp = domain !== undefined || intents.some(([name]) => name === 'help');
  const wish = intents.find(([name]) => name !== 'help' && !PLEASANTRIES.includes(name));
  if (wish !== undefined && wish[1] >= (domain?.[1] ?? 0)) return { intent: wish[0] };
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
