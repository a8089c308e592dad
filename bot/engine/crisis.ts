import { record } from './effect.ts';
import type { House } from './house.ts';
import type { Inbound } from './inbound.ts';
import type { Language } from './language.ts';
import type { Saying } from './saying.ts';
import type { Crisis, Understanding } from './understanding.ts';

/**
 * The numbers that are said in a crisis. They stand here and not in the social map, so that they are said also
 * when the database, the queue and the staff are away. Day and night and free of charge, but for the shelter and the
 * police: nobody told us the hours of the shelter, so the police stand behind it.
 * Source: document 002 (social map) and the national help lines; `organisations.json` in the seeds.
 */
export const CRISIS_LINES = {
  emergency: '112',
  veiligThuis: '0800 2000',
  suicidePrevention: '113',
  suicidePreventionFree: '0800 0113',
  kindertelefoon: '0800 0432',
  shelter: '070 389 2661',
  police: '0900 8844',
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
  'no-shelter': {
    key: 'crisis.no-shelter',
    params: { emergency: CRISIS_LINES.emergency, shelter: CRISIS_LINES.shelter, police: CRISIS_LINES.police },
  },
};

/** Somebody spoke of danger: a case is open from now on, or was and is raised again. Nothing of her words is kept. */
export const raised = record<{ kind: Crisis }>('crisis.raise');

/** One warm sentence and the numbers to call, with their hours. */
export const firstWords = (crisis: Crisis): Saying => FIRST_WORDS[crisis];

/** What can be said while the stores are away: nobody hears yet of a question that would be answered now. */
export const emergencySayings = (crisis: Crisis): readonly Saying[] => [FIRST_WORDS[crisis], { key: 'crisis.later' }];

/**
 * Whether a human is to get in touch with her, and how to leave this screen. `spoken` is the language of her words, in
 * which her answer is answered where nobody knows hers yet.
 */
export function contactQuestion({ crisis: room, wipe }: House['places'], kind: Crisis, spoken: Language): Saying {
  const answer = (step: 'yes' | 'no') => ({ ...room, step, data: { kind, spoken } });
  return {
    key: 'crisis.human',
    choices: [
      { id: 'yes', label: 'crisis.yes-choice', icon: '👍', to: answer('yes') },
      { id: 'no', label: 'crisis.no-choice', icon: '✋', to: answer('no') },
      { id: 'wipe', label: 'crisis.wipe-choice', icon: '🧹', to: wipe },
    ],
  };
}

/** Whether the question that is open belongs to a crisis: it is answered also while a human talks here. */
export const isOfCrisis = ({ key }: Saying): boolean => key.startsWith('crisis.') || key === 'my-data.wipe';

/** The gate in front of every route: does what just came in speak of danger? */
export function crisisIn(
  inbound: Inbound,
  understanding: Understanding,
): { readonly crisis: Crisis; readonly language: Language } | null {
  if (inbound.kind === 'text' || inbound.kind === 'edited') return understanding.crisis(inbound.text);
  if (inbound.kind === 'file' && inbound.caption !== undefined) return understanding.crisis(inbound.caption);
  return null;
}
