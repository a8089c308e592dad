import type { Language } from '../engine/language.ts';
import type { Crisis, Understanding } from '../engine/understanding.ts';

/** What `npm run understand` says of one utterance. */
export type Answer = {
  /** Null where the words are in no script of the house, or where there are none. */
  readonly language: Language | null;
  readonly crisis: Crisis | null;
  /** `none` where nothing was understood. */
  readonly intent: string;
  /** Life domains, named as in `organisations.json`, the strongest first. In a crisis `crisis` comes before them. */
  readonly domains: readonly string[];
  /** From 0 to 1; below 0.6 the bot asks before it does anything. */
  readonly confidence: number;
};

/** A crisis and a command word are not weighed. */
const CERTAIN = 1;

/** What is made of an utterance, in the order in which the engine looks: a crisis, a command word, a meaning. */
export function answerTo(utterance: string, understanding: Understanding, given: Language | null): Answer {
  const danger = understanding.crisis(utterance);
  const spoken = understanding.spoken(utterance);
  const meaning = understanding.meaning(utterance, given);
  const { intent = 'none', domains = [], confidence = 0 } = meaning ?? {};
  if (danger !== null) {
    const language = given ?? (spoken?.isSure ? spoken.language : danger.language);
    return { language, crisis: danger.crisis, intent: 'help', domains: ['crisis', ...domains], confidence: CERTAIN };
  }
  const language = given ?? spoken?.language ?? null;
  const command = understanding.command(utterance);
  if (command !== null) return { language, crisis: null, intent: command, domains: [], confidence: CERTAIN };
  return { language, crisis: null, intent, domains, confidence };
}
