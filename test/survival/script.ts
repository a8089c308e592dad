import type { Extent, Reason } from '../../bot/capabilities/absence/facts.ts';

/** One thing that a person does, and the keys of what the house has to say to it. */
export type Step = {
  readonly writes?: string;
  /** The number of a choice of the last question: pressed, or typed by those who type. */
  readonly chooses?: number;
  readonly hears: readonly string[];
  /** She does not wait for the answer before she goes on. */
  readonly hasty?: true;
};

export type Plan = {
  /** The code in the link that staff gave her; null where she has joined before. */
  readonly code: string | null;
  /** She asks for the menu twice in one breath. */
  readonly hasty: boolean;
  /** She first says that it is not right yet, and goes through the questions again. */
  readonly wavers: boolean;
  /** Which of her two coming meetings; counted from 1. */
  readonly meeting: number;
  readonly reason: number;
  readonly extent: number;
  /** Afterwards she looks for help with money: a question that is counted, so that a second count would show. */
  readonly asks: boolean;
};

/** In the order in which they are offered. */
export const REASONS: readonly Reason[] = ['ill', 'child', 'appointment', 'bereavement', 'other'];
export const EXTENTS: readonly Extent[] = ['once', 'week', 'open'];

const MENU: Step = { writes: '/menu', hears: ['engine.menu'] };
const ABSENCE = 1;
const YES = 1;
const NO = 2;

/** A whole absence report, from the first word to the thanks, and perhaps a question after it. */
export function scriptOf(plan: Plan): readonly Step[] {
  const questions: readonly Step[] = [
    { chooses: plan.meeting, hears: ['absence.reason'] },
    { chooses: plan.reason, hears: ['absence.until'] },
    { chooses: plan.extent, hears: ['absence.confirm'] },
  ];
  const thanks = REASONS[plan.reason - 1] === 'bereavement' ? 'absence.done-bereavement' : 'absence.done';
  return [
    ...opening(plan),
    { chooses: ABSENCE, hears: ['absence.which'] },
    ...questions,
    ...(plan.wavers ? [{ chooses: NO, hears: ['absence.which'] }, ...questions] : []),
    { chooses: YES, hears: [thanks] },
    ...(plan.asks ? helpWithMoney : []),
  ];
}

function opening({ code, hasty }: Plan): readonly Step[] {
  if (code === null) return hasty ? [{ ...MENU, hasty: true }, MENU] : [MENU];
  return [
    { writes: `/start ${code}`, hears: ['onboarding.hello', 'onboarding.consent'] },
    { chooses: YES, hears: ['onboarding.welcome', 'engine.menu'] },
  ];
}

/** The button under the thanks, then money (the button after the one for danger), then money itself. */
const helpWithMoney: readonly Step[] = [
  { chooses: 1, hears: ['social-map.start'] },
  { chooses: 2, hears: ['social-map.domain'] },
  { chooses: 1, hears: ['social-map.places'] },
];
