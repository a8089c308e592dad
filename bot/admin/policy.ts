import type { StaffRole } from '../staff-ports.ts';

/** Somebody who is signed in. Residents are told the name when she talks to them. */
export type Staff = { readonly id: string; readonly name: string; readonly role: StaffRole };

/** Everything that can be done in the staff view, one by one. */
export const ACTS = [
  'conversations.see',
  'conversation.see',
  'conversation.take',
  'conversation.reply',
  'conversation.hand-back',
  'people.see',
  'person.see',
  'person.invite',
  'people.import',
  'person.calendar',
  'staff.link',
  'feeds.own',
  'absences.see',
  'signals.see',
  'signals.decide',
  'signals.rules',
  'week.see',
  'week.change',
  'attendance.register',
  'undelivered.see',
  'undelivered.decide',
  'number.pair',
  'map.see',
  'map.import',
  'map.print',
  'map.keep',
  'map.unmet',
  'referrals.see',
  'crises.see',
  'crises.settle',
  'crises.rota',
  'account.own',
  'account.devices',
  'colleagues.see',
  'colleagues.change',
  'cv.see',
  'cv.review',
  'cv.ask',
  'cv.take-over',
] as const;
export type Act = (typeof ACTS)[number];

/** What an act is about, by id: `{ "conversation": "0f3c…" }`. */
export type About = { readonly conversation?: string; readonly person?: string };

type Rule = (staff: Staff, about: About) => boolean;

/** A centre is small and its staff stand in for each other: each of them sees and does all. */
const anyStaff: Rule = ({ role }) => role === 'staff';

/** A volunteer comes for CVs and letters. Which of them she may open, the desk decides: those that she claimed. */
const everybody: Rule = () => true;

const RULES: Readonly<Record<Act, Rule>> = {
  'conversations.see': anyStaff,
  'conversation.see': anyStaff,
  'conversation.take': anyStaff,
  'conversation.reply': anyStaff,
  'conversation.hand-back': anyStaff,
  'people.see': anyStaff,
  'person.see': anyStaff,
  'person.invite': anyStaff,
  'people.import': anyStaff,
  'person.calendar': anyStaff,
  'staff.link': anyStaff,
  'feeds.own': anyStaff,
  'absences.see': anyStaff,
  'signals.see': anyStaff,
  'signals.decide': anyStaff,
  'signals.rules': anyStaff,
  'week.see': anyStaff,
  'week.change': anyStaff,
  'attendance.register': anyStaff,
  'undelivered.see': anyStaff,
  'undelivered.decide': anyStaff,
  'number.pair': anyStaff,
  'map.see': anyStaff,
  'map.import': anyStaff,
  'map.print': anyStaff,
  'map.keep': anyStaff,
  'map.unmet': anyStaff,
  'referrals.see': anyStaff,
  'crises.see': anyStaff,
  'crises.settle': anyStaff,
  'crises.rota': anyStaff,
  'account.own': everybody,
  'account.devices': anyStaff,
  'colleagues.see': anyStaff,
  'colleagues.change': anyStaff,
  'cv.see': everybody,
  'cv.review': everybody,
  'cv.ask': everybody,
  'cv.take-over': anyStaff,
};

/** Who may do what, asked before every act and for its very object. What no rule names is refused. */
export const may: May = (staff, act, about) => staff !== null && Object.hasOwn(RULES, act) && RULES[act](staff, about);

export type May = (staff: Staff | null, act: Act, about: About) => boolean;
