import type { Language } from './language.ts';
import type { Groups, Match } from './pattern.ts';
import type { Command } from './six-words.ts';
import type { Crisis } from './understanding.ts';

/** Patterns by what they tell; `pattern.ts` says how one is written. */
type Patterns = Readonly<Record<string, readonly string[]>>;

/**
 * What speakers of one language say, as data that a native speaker can extend: `locales/<language>/understanding.json`.
 * `docs/understanding/README.md` tells how.
 */
export type Lexicon = {
  /** Whether a native speaker has checked it, in words. */
  readonly status: string;
  readonly match: Match;
  readonly commands: Readonly<Record<Command, readonly string[]>>;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly languages: Readonly<Record<Language, readonly string[]>>;
  /** The commonest words: by them the language is known, and no slip of the pen is seen in them. */
  readonly common: readonly string[];
  /** Words that mean the same in patterns, by name. */
  readonly groups: Groups;
  readonly intents: Patterns;
  /** What somebody may tell beside what she wants, by intent: `{ "absence": { "ill": ["=ill"], "today": ["today"] } }`. */
  readonly hints: Readonly<Record<string, Patterns>>;
  readonly domains: Patterns;
  readonly crisis: Readonly<Record<Crisis, readonly string[]>>;
  /** Sayings that sound like a crisis and are none: "ik lach me dood". */
  readonly calm: readonly string[];
  /** Words with which people speak of illness, medicines, a pregnancy, their mind: they are kept for less long. */
  readonly delicate: readonly string[];
};
export type Lexicons = Readonly<Record<Language, Lexicon>>;
