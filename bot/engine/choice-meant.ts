import type { Language } from './language.ts';
import type { Lexicon } from './lexicon.ts';
import { numberIn, wordsOf } from './normalise.ts';
import type { Choice } from './saying.ts';

/** The words of a choice in a language: what stands on its button. */
export type LabelOf = (choice: Choice, language: Language) => string;

/** The choice that a message means: by number, by its picture, by yes or no, by its word or a part only it has. */
export function choiceMeant(
  text: string,
  choices: readonly Choice[],
  language: Language,
  lexicon: Lexicon,
  labelOf: LabelOf,
): Choice | null {
  const number = numberIn(text);
  if (number !== null) return choices[number - 1] ?? null;
  const words = wordsOf(text);
  if (words.length === 0) return choices.find(({ icon }) => icon === text.trim()) ?? null;
  const answer = yesOrNo(words, lexicon);
  return choices.find(({ id }) => id === answer) ?? byLabel(words, choices, (choice) => labelOf(choice, language));
}

function yesOrNo(words: readonly string[], { yes, no }: Lexicon): 'yes' | 'no' | null {
  const sentence = words.join(' ');
  const among = (list: readonly string[]) => list.some((word) => wordsOf(word).join(' ') === sentence);
  if (among(yes)) return 'yes';
  return among(no) ? 'no' : null;
}

function byLabel(words: readonly string[], choices: readonly Choice[], labelOf: (choice: Choice) => string) {
  const labels = choices.map((choice) => wordsOf(labelOf(choice)));
  const whole = labels.findIndex((label) => label.join(' ') === words.join(' '));
  if (whole >= 0) return choices[whole] ?? null;
  const parts = choices.filter((_, at) => words.every((word) => labels[at]?.includes(word)));
  return parts.length === 1 ? (parts[0] ?? null) : null;
}
