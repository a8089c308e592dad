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
  /** She goes one question back, and answers it again. */
  readonly wavers: boolean;
  /** Which of her two coming meetings; counted from 1. */
  readonly meeting: number;
  readonly reason: number;
  readonly extent: number;
  /** Afterwards she looks for help with money: a question that is counted, so that a second count would show. */
  readonly asks: boolean;
};

/** In the order in which they are offered. */
export const REASONS = [
  'ill',
  'child-ill',
  'appointment',
  'bereavement',
  'childcare',
  'mind',
  'other',
] as const satisfies readonly Reason[];
export const EXTENTS: readonly Extent[] = ['once', 'week', 'open'];

const MENU: Step = { writes: '/menu', hears: ['engine.menu'] };
const ABSENCE = 1;
const YES = 1;
/** After the two meetings of the next weeks. */
const LONGER = 3;
/** After the four reasons that are common. */
const SOMETHING_ELSE = 5;

/** Which meeting, or for how long from the next one on. */
const when = ({ meeting, extent }: Plan): readonly Step[] =>
  extent === 1
    ? [{ chooses: meeting, hears: ['absence.reason'] }]
    : [
        { chooses: LONGER, hears: ['absence.until'] },
        { chooses: extent - 1, hears: ['absence.reason'] },
      ];

/** What is said at the end, by the reason: thanks, and a question behind it, but not after a death. */
const END: Readonly<Record<(typeof REASONS)[number], readonly string[]>> = {
  ill: ['absence.done', 'absence.offer'],
  'child-ill': ['absence.done', 'absence.offer'],
  appointment: ['absence.done', 'absence.offer-another'],
  bereavement: ['absence.done-bereavement'],
  childcare: ['absence.done', 'absence.offer-childcare'],
  mind: ['absence.done', 'absence.offer-talk'],
  other: ['absence.done', 'absence.offer'],
};

const why = ({ reason }: Plan): readonly Step[] => {
  const hears = END[REASONS[reason - 1] ?? 'other'];
  if (reason < SOMETHING_ELSE) return [{ chooses: reason, hears }];
  return [
    { chooses: SOMETHING_ELSE, hears: ['absence.reason-more'] },
    { chooses: reason + 1 - SOMETHING_ELSE, hears },
  ];
};

/** Whether the last word offers to look for help, whatever for. */
export const isOfferedHelp = (reason: number): boolean => END[REASONS[reason - 1] ?? 'other'].includes('absence.offer');

/** A whole absence report, from the first word to the thanks, and perhaps a question after it. */
export function scriptOf(plan: Plan): readonly Step[] {
  const wavers: readonly Step[] = [
    { chooses: 1, hears: ['absence.reason'] },
    { writes: '0', hears: ['absence.which'] },
  ];
  return [
    ...opening(plan),
    { chooses: ABSENCE, hears: ['absence.which'] },
    ...(plan.wavers ? wavers : []),
    ...when(plan),
    ...why(plan),
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
