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
  const spoken = spokenFinder(lexicons);
  return {
    crisis: crisisFinder(lexicons, isWord, spoken),
    delicate: delicateFinder(lexicons),
    command: (text) => commands.get(wordsOf(text).join(' ')) ?? null,
    choice: (text, choices, language) => choiceMeant(text, choices, language, lexicons[language], label),
    meaning: meaningFinder(lexicons, isWord, spoken),
    named: (text) => names.get(wordsOf(text).join(' ')) ?? null,
    spoken,
  };
}

/** Words that are rightly written: in them no slip of the pen is looked for. */
const knownWords = ({ common, yes, no, intents, domains }: Lexicon): readonly string[] =>
  [common, yes, no, ...[intents, domains].flatMap((lists) => Object.values(lists))].flat().flatMap(wordsOf);

/** Looks for words about health in all languages at once. A message is asked about more than once in a turn. */
function delicateFinder(lexicons: Lexicons): Understanding['delicate'] {
  const entries = LANGUAGES.flatMap((language) =>
    lexicons[language].delicate.map((written) => ({
      pattern: patternOf(written, lexicons[language].match),
      tells: true,
    })),
  );
  const find = createFinder(entries);
  let last = { text: '', delicate: false };
  return (text) => {
    if (text !== last.text) last = { text, delicate: find(wordsOf(text)).length > 0 };
    return last.delicate;
  };
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
