import type { Extent } from './capabilities/absence/facts.ts';
import type { Language } from './engine/language.ts';
import type { Person, Role } from './engine/person.ts';
import type { Unreachable } from './engine/reach.ts';
import type { Content, Saying } from './engine/saying.ts';
import type { Session } from './engine/session.ts';
import type { Knock, MessageRef, ThreadLine } from './ports.ts';
import type { AbsenceDesk } from './staff-absence-ports.ts';
import type { SubmissionState } from './staff-cv-ports.ts';
import type { ReferralsDesk } from './staff-referrals-ports.ts';
import type { SignalsDesk } from './staff-signals-ports.ts';
import type { WeekDesk } from './staff-week-ports.ts';

/** Ways of looking at conversations: those I have, those that wait for a human and nobody has, and every one. */
export const TABS = ['mine', 'unassigned', 'all'] as const;
export type Tab = (typeof TABS)[number];

/** How many conversations stand in each tab, and how many messages did not arrive. */
export type Counts = Readonly<Record<Tab, number>> & { readonly undelivered: number };

/** A part of a long list, and where the next part begins: opaque, and without anything personal. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/** A conversation as a row of a list. */
export type Listed = {
  readonly id: string;
  /** Turns taken: whoever has seen this version has seen everything. */
  readonly version: number;
  readonly name: string | null;
  readonly language: Language | null;
  readonly desk: Session['desk'];
  readonly lastAt: string;
  /** Null as long as messages arrive. */
  readonly unreachable: Unreachable | null;
  /** The lines of its last turns, oldest first: enough to show what was said last. */
  readonly lines: readonly ThreadLine[];
};

/** A conversation as staff read it. */
export type StaffThread = {
  readonly id: string;
  readonly channel: string;
  readonly person: Person;
  readonly language: Language | null;
  readonly desk: Session['desk'];
  /** Its newest lines, oldest first. */
  readonly lines: readonly ThreadLine[];
};

/** Somebody whom the centre knows, as a row of a list. */
export type Known = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: Language | null;
  readonly centre: string | null;
  /** The conversation in which this person wrote last; null where she never wrote. */
  readonly conversation: { readonly id: string; readonly lastAt: string } | null;
  /** Where she wrote last, nothing arrives any more; null as long as it does. */
  readonly unreachable: Unreachable | null;
};

/** A one-time code that has not been used and still can be. */
export type Invitation = { readonly code: string; readonly expiresAt: string };

/** Whom a person meets, or which lessons she has, every week. */
export type WeeklyMeeting = {
  readonly as: 'mentor' | 'mentee' | 'participant';
  /** The other half of the match, or the lesson. */
  readonly what: Content;
  /** 1 is Monday; null where it follows another rule than every week. */
  readonly weekday: number | null;
  readonly start: string;
  readonly place: string;
};

/** A report as staff may see it: without a word of what is behind it. Days are wall-clock dates. */
export type Report = {
  /** A coarse code; null where it is for her coach alone. */
  readonly reason: string | null;
  readonly extent: Extent;
  readonly from: string;
  readonly until: string | null;
  readonly reportedAt: string;
};

/** A CV or letter that somebody handed in, by its number. */
export type DossierSubmission = {
  readonly id: string;
  readonly number: number;
  readonly kind: 'cv' | 'letter';
  readonly state: SubmissionState;
  /** An instant. */
  readonly submittedAt: string;
};

/** What staff see of a person beside her conversation. */
export type Dossier = {
  readonly id: string;
  readonly name: string | null;
  readonly roles: readonly Role[];
  readonly language: Language | null;
  readonly centre: string | null;
  readonly since: string;
  readonly stopped: boolean;
  /** Channels on which nothing that is sent to her arrives any more. */
  readonly unreachable: readonly (Unreachable & { readonly channel: string })[];
  readonly conversation: string | null;
  readonly meetings: readonly WeeklyMeeting[];
  /** Newest first. */
  readonly reports: readonly Report[];
  /** What she handed in at the CV desk, newest first: that it is there, and never what stands in it. */
  readonly submissions: readonly DossierSubmission[];
  readonly invitation: Invitation | null;
};

/** A file that a resident sent: still on its way to us, here, never to come, or a document that the CV desk has. */
export type StaffFile = {
  readonly kind: 'file' | 'voice';
  readonly state: 'waiting' | 'kept' | 'refused' | 'moved';
  readonly why: string | null;
  readonly name: string;
  readonly type: string | null;
  /** Null unless it is kept. */
  readonly content: Uint8Array | null;
};

/**
 * A message that did not arrive. `held`: it waits until the person writes again. `dead`: nobody tries any more. What did
 * not arrive because nothing does in its conversation is one thing, named by its newest message.
 */
export type Undelivered = MessageRef & {
  readonly person: string;
  readonly name: string | null;
  readonly channel: string;
  readonly at: string;
  /** Null where it may tell of somebody's health and is not for whoever looks. */
  readonly saying: Saying | null;
  readonly state: 'held' | 'dead';
  readonly why: string;
  /** Of how many messages this is the newest. */
  readonly count: number;
  /** Since when nothing arrives there, an instant; null where it does, or nobody knows. */
  readonly since: string | null;
};

/** What staff look at and keep, apart from conversations themselves: those change through the one door only. */
export type StaffDesk = {
  counts(staff: string): Promise<Counts>;
  /** Crises first, then whoever waits longest, then the newest. */
  list(tab: Tab, staff: string, after: string | null): Promise<Page<Listed>>;
  /** As one of the staff may see it: what is delicate is hidden from whoever is not the coach of that person. */
  thread(conversation: string, staff: string): Promise<StaffThread | null>;
  /** First names of everybody on the staff, by account. */
  colleagues(): Promise<ReadonlyMap<string, string>>;
  /** People whom the centre knows by name, in the order of their names. `today` is a wall-clock date. */
  people(search: string, after: string | null): Promise<Page<Known>>;
  dossier(person: string, now: string, staff: string): Promise<Dossier | null>;
  /** Keeps an invitation; the same code twice is one. False where there is no such person. */
  invite(person: string, invitation: Invitation): Promise<boolean>;
  /** The file that came in with a turn; null where none did, and where it is delicate and for her coach alone. */
  file(conversation: string, turn: number, staff: string): Promise<StaffFile | null>;
  /** What did not arrive, newest first. */
  undelivered(staff: string): Promise<readonly Undelivered[]>;
  /**
   * Has a message tried once more, and those of which it is the newest, but for what would come too late by now. False
   * where it is not there any more.
   */
  retry(ref: MessageRef): Promise<boolean>;
  /** Lets a message go that is no longer worth sending. */
  dismiss(ref: MessageRef): Promise<boolean>;
  /** The timetable. */
  readonly week: WeekDesk;
  /** Who does not come, and who did not. */
  readonly absence: AbsenceDesk;
  /** Absence, weighed. */
  readonly signals: SignalsDesk;
  /** What became of the places that people were shown. */
  readonly referrals: ReferralsDesk;
};

/** What an account is for: `staff` sees and steers all, a `volunteer` reads what she has claimed at the CV desk. */
export const STAFF_ROLES = ['staff', 'volunteer'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Somebody with an account in the staff view. */
export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly since: string;
  /** The day on which she signed in last, a wall-clock date; null where she never did, or not since we note it. */
  readonly seenOn: string | null;
  readonly twoStep: boolean;
  /** Until when she can sign in with a password that a colleague gave her; null where she has chosen her own. */
  readonly oneTimeUntil: string | null;
};

/** A password, as its hash, that somebody is handed, and whether her second step goes: her phone is lost. */
export type Renewal = { readonly hash: string; readonly until: Date; readonly dropsSecondStep: boolean };

/** Accounts of the staff, beside what the auth library does with them. */
export type Accounts = {
  /** Everybody whose account has not ended, by name. */
  list(): Promise<readonly Colleague[]>;
  /** Notes that she has signed in on a day. */
  seen(id: string, day: string): Promise<void>;
  /** Gives her a password to be changed at once, and ends her sessions. False where there is no such account. */
  renew(id: string, renewal: Renewal): Promise<boolean>;
  /** The password that she chose herself; every session of hers but this one ends. */
  choose(id: string, hash: string, session: string): Promise<void>;
  /** Conversations that she has, by id. */
  held(id: string): Promise<readonly string[]>;
  /**
   * Ends an account: sessions, password, second step, addresses of calendars and e-mail go, the name stays.
   * `last`: nobody of the staff could sign in any more, or whoever asks is no longer one of them.
   */
  end(id: string, by: string): Promise<'ended' | 'last' | 'gone'>;
  /**
   * Gives an account another role. A volunteer is signed out everywhere; her place in the rota, her devices that ring,
   * her addresses of calendars and what she might read as a coach go. `last`: as of `end`.
   */
  assign(id: string, role: StaffRole, by: string): Promise<'assigned' | 'last' | 'gone'>;
};

/** The one door of the house, as `createInbound` makes it. */
export type AtTheDoor = (knock: Knock) => Promise<'answered' | 'duplicate' | 'nobody'>;

/** Says what happened at the staff's door, by ids only, for the log. */
export type Notice = (what: string, about: { readonly staff?: string; readonly conversation?: string }) => void;
