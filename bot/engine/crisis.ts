import type { Inbound } from './inbound.ts';
import type { Language } from './language.ts';
import type { Saying } from './saying.ts';
import type { Crisis, Understanding } from './understanding.ts';

/**
 * The numbers that are said in a crisis. They stand here and not in the social map, so that they are said also
 * when the database, the queue and the staff are away. Day and night, free of charge.
 * Source: document 002 (social map) and the national help lines; `organisations.json` in the seeds.
 */
export const CRISIS_LINES = {
  emergency: '112',
  veiligThuis: '0800 2000',
  suicidePrevention: '113',
  suicidePreventionFree: '0800 0113',
  kindertelefoon: '0800 0432',
} as const;

const FIRST_WORDS: Readonly<Record<Crisis, Saying>> = {
  danger: { key: 'crisis.danger', params: { emergency: CRISIS_LINES.emergency } },
  violence: {
    key: 'crisis.violence',
    params: { emergency: CRISIS_LINES.emergency, helpline: CRISIS_LINES.veiligThuis },
  },
  suicide: {
    key: 'crisis.suicide',
    params: {
      emergency: CRISIS_LINES.emergency,
      line: CRISIS_LINES.suicidePrevention,
      helpline: CRISIS_LINES.suicidePreventionFree,
    },
  },
  child: {
    key: 'crisis.child',
    params: { emergency: CRISIS_LINES.emergency, helpline: CRISIS_LINES.veiligThuis },
  },
};

/** What is said in a crisis: the number, and that a human will read this. Nothing is asked. */
export const crisisSayings = (crisis: Crisis): readonly Saying[] => [FIRST_WORDS[crisis], { key: 'crisis.human' }];

/** The gate in front of every route: does what just came in speak of danger? */
export function crisisIn(
  inbound: Inbound,
  understanding: Understanding,
): { readonly crisis: Crisis; readonly language: Language } | null {
  if (inbound.kind === 'text' || inbound.kind === 'edited') return understanding.crisis(inbound.text);
  if (inbound.kind === 'file' && inbound.caption !== undefined) return understanding.crisis(inbound.caption);
  return null;
}
