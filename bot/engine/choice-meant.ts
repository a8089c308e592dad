import type { Language } from './language.ts';
import { numberIn, wordsOf } from './normalise.ts';
import type { Choice } from './saying.ts';

/** The words of a choice in a language: what stands on its button. */
export type LabelOf = (choice: Choice, language: Language) => string;

/** How one language says yes and no. */
type Answers = { readonly yes: readonly string[]; readonly no: readonly string[] };

/** The choice that a message means: by number, by its picture, by yes or no, by its word or a part only it has. */
export function choiceMeant(
  text: string,
  choices: readonly Choice[],
  language: Language,
  answers: Answers,
  labelOf: LabelOf,
): Choice | null {
  const number = numberIn(text);
  if (number !== null) return choices[number - 1] ?? null;
  const words = wordsOf(text);
  if (words.length === 0) return byIcon(text, choices);
  const answer = yesOrNo(words, answers);
  return choices.find(({ id }) => id === answer) ?? byLabel(words, choices, (choice) => labelOf(choice, language));
}

/** Telephones add a colour of skin to a picture, and leave its style out or put it in. */
const bare = (picture: string): string => picture.trim().replace(/[\uFE0F\u{1F3FB}-\u{1F3FF}]/gu, '');

function byIcon(text: string, choices: readonly Choice[]): Choice | null {
  const picture = bare(text);
  const pictured = choices.filter(({ icon }) => icon !== undefined && bare(icon) === picture);
  return pictured.length === 1 ? (pictured[0] ?? null) : null;
}

function yesOrNo(words: readonly string[], { yes, no }: Answers): 'yes' | 'no' | null {
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
