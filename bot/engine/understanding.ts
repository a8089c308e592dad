import type { Language } from './language.ts';
import type { Choice } from './saying.ts';
import type { Command } from './six-words.ts';

/**
 * What kind of danger words speak of, the more particular first; it decides which number is said. `no-shelter` is no
 * place to sleep tonight.
 */
export const CRISES = ['suicide', 'child', 'violence', 'danger', 'no-shelter'] as const;
export type Crisis = (typeof CRISES)[number];

/**
 * What somebody seems to want, in her own words. `domain` is the life domain of a question for help, only where it is
 * sure; `domains` are all that were heard, strongest first, so that she can be asked which of them it is. `hints` are
 * what she told beside a wish, as the lexicon names it, strongest first.
 *
 * @example { "intent": "help", "domain": "money", "domains": ["money"] }   // "ik heb schulden"
 * @example { "intent": "help", "domains": ["housing", "money"] }   // "de huur": a house, or what it costs?
 * @example { "intent": "absence", "hints": ["ill", "today"] }   // "hastayım, bugün gelemiyorum"
 */
export type Meaning = {
  readonly intent: string;
  readonly domain?: string;
  readonly domains?: readonly string[];
  readonly hints?: readonly string[];
  /** How sure, from 0 to 1; without it, certain. */
  readonly confidence?: number;
};

/** Below this she is asked what she means, and nothing is guessed. */
const SURE = 0.6;

/** Whether somebody may be taken at her word without being asked. */
export const isSure = ({ confidence = 1 }: Pick<Meaning, 'confidence'>): boolean => confidence >= SURE;

/** The language that words are in; not `isSure` for a word or two that could be another's. */
export type Spoken = { readonly language: Language; readonly isSure: boolean };

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
  /** The language that the words are in; null where they are in no script of the house. */
  spoken(text: string): Spoken | null;
};
