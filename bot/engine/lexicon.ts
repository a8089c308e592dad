import { choiceMeant, type LabelOf } from './choice-meant.ts';
import { crisisFinder } from './crisis-words.ts';
import { createFinder } from './finder.ts';
import { ENDONYMS, LANGUAGES, type Language } from './language.ts';
import type { Lexicon, Lexicons } from './lexicon-shape.ts';
import { meaningFinder } from './meaning.ts';
import { wordsOf } from './normalise.ts';
import { patternOf } from './pattern.ts';
import { COMMANDS, type Command } from './six-words.ts';
import { spokenFinder } from './spoken.ts';
import type { Understanding } from './understanding.ts';

/** Compiles what all languages say into one understanding; `label` gives the words of a choice in a language. */
export function compile(lexicons: Lexicons, label: LabelOf): Understanding {
  const commands = commandWords(lexicons);
  const names = languageNames(lexicons);
  const known = new Set(LANGUAGES.flatMap((language) => knownWords(lexicons[language])));
  const isWord = (word: string) => known.has(word);
  const spoken = keepingLast(spokenFinder(lexicons));
  return {
    crisis: keepingLast(crisisFinder(lexicons, isWord, spoken)),
    delicate: keepingLast(delicateFinder(lexicons)),
    command: (text) => commands.get(wordsOf(text).join(' ')) ?? null,
    choice: (text, choices, language) => choiceMeant(text, choices, language, lexicons[language], label),
    meaning: keepingLast(meaningFinder(lexicons, isWord, spoken)),
    named: (text) => names.get(wordsOf(text).join(' ')) ?? null,
    spoken,
  };
}

/** A turn asks about its message again with every round of facts: the last answer is kept. */
function keepingLast<Asked extends readonly unknown[], Result>(
  answer: (...asked: Asked) => Result,
): (...asked: Asked) => Result {
  let last: { asked: Asked; result: Result } | null = null;
  return (...asked) => {
    if (last === null || asked.some((one, at) => one !== last?.asked[at])) last = { asked, result: answer(...asked) };
    return last.result;
  };
}

/** Words that are rightly written: in them no slip of the pen is looked for. */
const knownWords = ({ common, yes, no, intents, domains }: Lexicon): readonly string[] =>
  [common, yes, no, ...[intents, domains].flatMap((lists) => Object.values(lists))].flat().flatMap(wordsOf);

/** Looks for words about health in all languages at once. */
function delicateFinder(lexicons: Lexicons): Understanding['delicate'] {
  const entries = LANGUAGES.flatMap((language) =>
    lexicons[language].delicate.map((written) => ({
      pattern: patternOf(written, lexicons[language].match),
      tells: true,
    })),
  );
  const find = createFinder(entries);
  return (text) => find(wordsOf(text)).length > 0;
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
