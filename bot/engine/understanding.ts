import type { Language } from './language.ts';
import type { Choice } from './saying.ts';
import type { Command } from './six-words.ts';

/** What kind of danger words speak of, the more particular first; it decides which number is said. */
export const CRISES = ['suicide', 'child', 'violence', 'danger'] as const;
export type Crisis = (typeof CRISES)[number];

/**
 * What somebody seems to want, in her own words. `domain` is the life domain of a question for help; `hints` are
 * what she told beside it, as the lexicon names it, strongest first.
 *
 * @example { "intent": "help", "domain": "money" }   // "ik heb schulden"
 * @example { "intent": "absence", "hints": ["ill", "today"] }   // "hastayım, bugün gelemiyorum"
 */
export type Meaning = { readonly intent: string; readonly domain?: string; readonly hints?: readonly string[] };

/**
 * Everything the engine can make of words, compiled at start from the data of all languages. Pure: no network,
 * no clock, the same answer for the same text.
 */
export type Understanding = {
  /** Over all languages at once and rather once too often: a crisis has no language setting. */
  crisis(text: string): { readonly crisis: Crisis; readonly language: Language } | null;
  /** A command is a whole message, in any language: "menu", "يساعد". */
  command(text: string): Command | null;
  /** The choice meant by its number in any script, its word, or part of its word that no other choice has. */
  choice(text: string, choices: readonly Choice[], language: Language): Choice | null;
  /** What the words are about; null when unsure, never a guess. */
  meaning(text: string, language: Language | null): Meaning | null;
  /** Whether words may tell of somebody's health, in whatever language, and rather once too often. */
  delicate(text: string): boolean;
  /** The language named: "Polski", "polish". */
  named(text: string): Language | null;
};
