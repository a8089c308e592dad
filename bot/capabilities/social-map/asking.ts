import type { HelpPlace } from './facts.ts';
import { type Fit, fitOf, QUESTIONS, type QuestionName, SKIPPED, type Told } from './fit.ts';
import { type Candidates, firstThree, type Looking } from './rules.ts';

/** More would be a form. */
export const MOST_QUESTIONS = 3;

const NAMES = Object.keys(QUESTIONS) as QuestionName[];

/**
 * How a place would fit if she answered one question so, and everything else that is open in its favour: only so is seen
 * that a place with two open rules depends on both.
 */
function hopefully(place: HelpPlace, told: Told, language: string): Fit {
  const fit = fitOf(place, told, language);
  const isOpen = fit.verdict === 'maybe' && fit.open.length > 0;
  return isOpen ? { ...fit, verdict: 'yes', met: fit.met + fit.open.length } : fit;
}

const threeIf = (candidates: Candidates, { language }: Looking, told: Told): string =>
  firstThree(candidates, (place) => hopefully(place, told, language), told.district)
    .map(({ id }) => id)
    .toSorted()
    .join(' ');

/** How many different threes of places can come of the answers to a question. */
const outcomesOf = (candidates: Candidates, looking: Looking, name: QuestionName): number =>
  new Set(QUESTIONS[name].map((answer) => threeIf(candidates, looking, { ...looking.told, [name]: answer }))).size;

/** Whether anything about these places hangs on a question at all; where none is asked for, nothing is worked out. */
const mayMatter = (candidates: Candidates, { told, language }: Looking): QuestionName[] => {
  const open = new Set(candidates.flatMap(({ place }) => fitOf(place, told, language).open));
  return NAMES.filter((name) => open.has(name));
};

/**
 * The question whose answer changes most which places come; null where none does, or three were asked. What she said,
 * what the house knows and what she skipped is not asked.
 */
export function nextQuestion(candidates: Candidates, looking: Looking, asked: number): QuestionName | null {
  if (asked >= MOST_QUESTIONS) return null;
  let best: { readonly name: QuestionName; readonly outcomes: number } | null = null;
  for (const name of mayMatter(candidates, looking)) {
    const outcomes = outcomesOf(candidates, looking, name);
    if (outcomes > (best?.outcomes ?? 1)) best = { name, outcomes };
  }
  return best?.name ?? null;
}

/** What she was asked and answered, or would not. */
export const isAnswer = (name: QuestionName, answer: string): boolean =>
  answer === SKIPPED || (QUESTIONS[name] as readonly string[]).includes(answer);
