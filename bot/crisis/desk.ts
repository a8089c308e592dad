import type { Crisis } from '../engine/understanding.ts';
import type { Page } from '../staff-ports.ts';
import type { Subscription } from './push.ts';
import type { Duty } from './rota.ts';

/** How a case can end. */
export const OUTCOMES = ['reached', 'passed-on', 'not-reached', 'false-alarm', 'other'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A case as it stands, without a word of the person. */
export type Case = {
  readonly id: string;
  readonly kind: Crisis;
  readonly since: string;
  readonly raisedAt: string;
  /** How often she spoke of danger. */
  readonly times: number;
  readonly wantsContact: boolean | null;
  /** Her first name and conversation; null where staff know none, or the case is nobody's any more. */
  readonly name: string | null;
  readonly conversation: string | null;
  /** Steps of alerting that were taken; `isLast`: nobody else will be alerted. */
  readonly step: number;
  readonly isLast: boolean;
  /** By account; null while nobody has taken it on. */
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: string | null;
  readonly outcome: Outcome | null;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
};

/** One thing that happened in a case. */
export type CaseEvent = {
  readonly at: string;
  readonly what: 'raised' | 'contact' | 'no-contact' | 'alerted' | 'acknowledged' | 'closed';
  readonly staff: string | null;
  readonly step: number | null;
  readonly people: number | null;
};

export type CaseFilter = {
  readonly state: 'all' | 'open' | 'closed';
  readonly kind: Crisis | null;
  /** Of which outcome; only closed ones have any. */
  readonly outcome: Outcome | null;
};

/** A rule of the rota, with the name by which it is taken away. */
export type KeptDuty = Duty & { readonly id: string };

/** The rota of one centre, and who is on call there now, first whoever is alerted first. */
export type Rota = {
  readonly centre: string;
  readonly name: string;
  /** So many minutes somebody has to take a case on. */
  readonly minutes: number;
  readonly duties: readonly KeptDuty[];
  readonly onCall: readonly string[];
};

/** A browser of one's own that rings. */
/** `mark` is the end of its address: by that the browser knows itself again. */
export type OwnDevice = { readonly id: string; readonly name: string; readonly since: string; readonly mark: string };

/** Cases of danger as staff see and settle them. */
export type CrisisDesk = {
  /** Those that nobody has closed, the newest danger first; nobody has taken on before somebody has. */
  open(): Promise<readonly Case[]>;
  list(filter: CaseFilter, after: string | null): Promise<Page<Case>>;
  find(id: string): Promise<{ readonly case: Case; readonly events: readonly CaseEvent[] } | null>;
  /** False where somebody has taken it on, or it is closed. */
  acknowledge(id: string, staff: string, now: string): Promise<boolean>;
  /** False where it is closed, or not there. */
  close(id: string, staff: string, outcome: Outcome, now: string): Promise<boolean>;
  rotas(now: string): Promise<readonly Rota[]>;
  setMinutes(centre: string, minutes: number): Promise<boolean>;
  /** False where there is no such centre or account. */
  addDuty(centre: string, duty: Duty): Promise<boolean>;
  removeDuty(id: string): Promise<boolean>;
  devices(staff: string): Promise<readonly OwnDevice[]>;
  /** The same browser twice is one; it rings for whoever turned it on last. */
  addDevice(staff: string, device: Subscription & { readonly name: string }): Promise<string>;
  removeDevice(staff: string, id: string): Promise<boolean>;
  subscription(staff: string, id: string): Promise<Subscription | null>;
};
