import { choiceMeant, type LabelOf } from './choice-meant.ts';
import { ENDONYMS, LANGUAGES, type Language } from './language.ts';
import { wordsOf } from './normalise.ts';
import { type Match, occurs, scores, stemsOf } from './stem.ts';
import { COMMANDS, type Command, CRISES, type Crisis, type Meaning, type Understanding } from './understanding.ts';

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
    crisis(text) {
      const words = wordsOf(text);
      for (const crisis of CRISES) {
        const hit = compiled.find((entry) => entry.crisis[crisis]?.some((stem) => occurs(stem, words)));
        if (hit !== undefined) return { crisis, language: hit.language };
      }
      return null;
    },
    command: (text) => commands.get(wordsOf(text).join(' ')) ?? null,
    choice: (text, choices, language) => choiceMeant(text, choices, language, lexicons[language], label),
    meaning(text, language) {
      const words = wordsOf(text);
      const own = compiled.filter((entry) => entry.language === language);
      const others = compiled.filter((entry) => entry.language !== language);
      for (const entry of [...own, ...others]) {
        const meaning = meaningOf(scores(entry.intents, words), scores(entry.domains, words));
        if (meaning !== null) return meaning;
      }
      return null;
    },
    named: (text) => names.get(wordsOf(text).join(' ')) ?? null,
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
