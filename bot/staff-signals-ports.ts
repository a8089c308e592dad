import type { Policy } from './capabilities/absence/policy.ts';
import type { Language } from './engine/language.ts';
import type { Content } from './engine/saying.ts';

/** What staff can decide; `talk` stands for everything that is no warning: a talk, a tailor-made agreement. */
export const DECISIONS = ['talk', 'warning', 'report'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** Somebody in a programme, by id. */
export type Whose = { readonly person: string; readonly programme: string };

/** Something that somebody missed, as it is weighed. `day` is a wall-clock date. */
export type Missed = {
  readonly occasion: string;
  readonly day: string;
  /** The name of a lesson; null where it is the weekly meeting of a match. */
  readonly title: Content['content'] | null;
  /** As registered; `reported` where nobody registered anything. */
  readonly state: 'absent' | 'no-show' | 'reported';
  /** She had said that she cannot come. */
  readonly reported: boolean;
  /** The coarse reason that she gave; null where she gave none, and for everybody but her coach. */
  readonly reason: string | null;
};

/** A day as it stood when something was decided about it. What `counts` not was left out by whoever decided. */
export type DecidedDay = Pick<Missed, 'occasion' | 'day' | 'title' | 'state'> & { readonly counts: boolean };

/** What was decided, by whom, about which days and why. `at` is an instant. */
export type Decided = {
  readonly id: string;
  /** `withdrawn`: a warning that was wrong, and counts no more. */
  readonly kind: DecisionKind | 'withdrawn';
  readonly at: string;
  readonly name: string;
  readonly why: string;
  readonly days: readonly DecidedDay[];
};

/** Somebody whose absence is worth a look. */
export type Signal = Whose & {
  readonly name: string | null;
  readonly programmeName: string;
  readonly missed: readonly Missed[];
  readonly warnings: number;
  readonly mayReport: boolean;
};

/** Why a warning cannot reach her by chat; null where it can. */
export type NotReached = 'no-conversation' | 'no-consent' | 'stopped' | 'gone';

/** A signal with everything that is needed to decide. `missed` may be too few for one, or none. */
export type SignalCase = Signal & {
  /** Wall-clock date of the first day in the programme. */
  readonly since: string;
  readonly language: Language | null;
  readonly conversation: string | null;
  readonly notReached: NotReached | null;
  readonly policy: Policy;
  /** Of those who may see it: what does not count, and why. Null for everybody but her coach. */
  readonly uncounted: readonly (Missed & { readonly because: 'grace' | 'excused' })[] | null;
  /** Newest first. */
  readonly decisions: readonly Decided[];
  /** How it stood when this was read: a decision that names another is refused. */
  readonly seen: string;
};

/** A decision as it is to be kept. */
export type Decision = Whose & {
  /** Given with the form: sent twice, it is one decision. */
  readonly id: string;
  readonly kind: DecisionKind;
  readonly seen: string;
  /** The occasions that it counts; the others that stood there are settled with it and do not count. */
  readonly counts: readonly string[];
  /** Why, in few Dutch words of her own: they go with a warning, and the participant can always read them. */
  readonly why: string;
  readonly staff: { readonly id: string; readonly name: string };
};

/** `why` goes with what was written about the warning: the participant can read both. */
export type Withdrawal = Whose & Pick<Decision, 'id' | 'why' | 'staff'>;

export type ProgrammePolicy = {
  readonly id: string;
  readonly name: string;
  readonly centre: string;
  readonly policy: Policy;
};
export type CentreAsks = { readonly id: string; readonly name: string; readonly asksReason: boolean };

/** Absence as staff weigh it. The bot shows; whoever decides is a person. */
export type SignalsDesk = {
  /** Those who missed most first. `staff` is the account that looks: only a coach sees the reasons of her people. */
  list(staff: string, now: string): Promise<readonly Signal[]>;
  /** Null where this person is not in this programme. */
  one(whose: Whose, staff: string, now: string): Promise<SignalCase | null>;
  /**
   * Keeps a decision, and has a warning said to her by the one door. `changed`: it stands otherwise than the form
   * said. `early`: a report before there were enough warnings.
   */
  decide(decision: Decision, now: string): Promise<'done' | 'changed' | 'early' | 'gone'>;
  /**
   * A warning that was wrong counts no more; its days stay settled, and who was told of it is told of this. False where
   * there is no such warning.
   */
  withdraw(withdrawal: Withdrawal, now: string): Promise<boolean>;
  policies(): Promise<{ readonly programmes: readonly ProgrammePolicy[]; readonly centres: readonly CentreAsks[] }>;
  /** False where there is no such programme. */
  setPolicy(programme: string, policy: Policy): Promise<boolean>;
  setAsksReason(centre: string, asks: boolean): Promise<boolean>;
};
