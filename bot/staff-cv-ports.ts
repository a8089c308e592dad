import type { Look } from './cv/look.ts';
import type { ReadPage } from './cv/reading.ts';
import type { Language } from './engine/language.ts';

/** What a remark is about. */
export const REMARK_KINDS = ['content', 'language', 'layout'] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

/** A place in a document: the page (1 is the first) and thousandths of its width and height. */
export type Pin = { readonly page: number; readonly x: number; readonly y: number };

/** What the volunteer says about a version. In what was given back, at least one of `phrase` and `text` is there. */
export type Remark = {
  /** The number at its place: 1 is the first. */
  readonly position: number;
  readonly kind: RemarkKind;
  /** Key of a ready-made remark, without `remarks.`: `"add-phone"`. */
  readonly phrase: string | null;
  /** Dutch, in the volunteer's own words. */
  readonly text: string | null;
  readonly pin: Pin | null;
};

export type SubmissionState = 'submitted' | 'claimed' | 'returned';

/** A submission as a row of the queue. Nobody's name stands here: a volunteer learns it with the claim. */
export type QueuedSubmission = {
  readonly id: string;
  readonly number: number;
  readonly kind: 'cv' | 'letter';
  readonly origin: 'sent' | 'told';
  readonly state: SubmissionState;
  /** The language in which she hears the feedback. */
  readonly language: Language | null;
  readonly version: number;
  readonly submittedAt: string;
  /** A wall-clock date. */
  readonly dueOn: string;
  readonly pages: number | null;
  readonly reviewer: { readonly id: string; readonly name: string } | null;
};

/** One version as a volunteer sees it. */
export type ReviewedVersion = {
  readonly id: string;
  readonly ordinal: number;
  readonly state: 'gathering' | 'submitted' | 'returned';
  readonly submittedAt: string | null;
  readonly returnedAt: string | null;
  /** Files as they came, with what became of them. */
  readonly files: readonly {
    readonly name: string;
    readonly state: 'waiting' | 'read' | 'refused';
    readonly why: string | null;
  }[];
  readonly pages: readonly ReadPage[];
  readonly look: Look | null;
  readonly remarks: readonly Remark[];
  readonly closing: string | null;
};

/** A submission that somebody has claimed, whole. Versions newest first. */
export type ReviewedSubmission = QueuedSubmission & {
  readonly person: string;
  readonly name: string | null;
  /** Where a question can be asked; null where she has no conversation. */
  readonly conversation: string | null;
  /** Of what whoever reads it has asked her as chat: whether she has written since. */
  readonly question: 'none' | 'asked' | 'answered';
  readonly job: string | null;
  readonly agreed: string | null;
  readonly keepUntil: string | null;
  readonly versions: readonly ReviewedVersion[];
};

/**
 * Which submissions a list shows. What `others` have claimed is shown to staff alone; of what came back, a volunteer is
 * shown what she gave back herself.
 */
export const QUEUES = ['waiting', 'mine', 'others', 'returned'] as const;
export type QueueName = (typeof QUEUES)[number];

/** The CV desk as staff and volunteers work at it. `staff` is the account of whoever asks. */
export type CvDesk = {
  counts(staff: string): Promise<Readonly<Record<QueueName, number>>>;
  /** The soonest due first; of those that came back, the newest first. `after` is opaque. */
  queue(
    name: QueueName,
    staff: string,
    after: string | null,
  ): Promise<{ readonly items: readonly QueuedSubmission[]; readonly next: string | null }>;
  /** Its row alone, whoever has it; null where it is gone. */
  row(id: string): Promise<QueuedSubmission | null>;
  /** Null where it is gone, or not claimed by whoever asks. */
  submission(id: string, staff: string): Promise<ReviewedSubmission | null>;
  /** Taken: a colleague has it. */
  claim(id: string, staff: string): Promise<'claimed' | 'taken' | 'gone'>;
  /** Takes it from a colleague, remarks and all; staff may, a volunteer may not. */
  takeOver(id: string, staff: string): Promise<'claimed' | 'gone'>;
  /** Back into the queue; remarks stay. */
  release(id: string, staff: string): Promise<boolean>;
  /** Keeps what stands in the form, as a draft: nobody hears it yet. False where it is not hers, or has come back. */
  save(version: string, staff: string, said: { remarks: readonly Remark[]; closing: string | null }): Promise<boolean>;
  /**
   * It goes back to her: its PDF is made, she hears of it in her language. Remarks that say nothing are left out. Where she
   * has handed in another version meanwhile, the claim stays for that one. Silent the second time. `empty`: nothing is
   * said in it.
   */
  giveBack(version: string, staff: string): Promise<'returned' | 'empty' | 'gone'>;
  /** The picture of a page, or a file made here; null where it is gone or somebody else's. */
  page(version: string, number: number, staff: string): Promise<Uint8Array | null>;
  made(version: string, what: 'returned' | 'draft-docx' | 'draft-pdf', staff: string): Promise<Uint8Array | null>;
  /** Whether a scanner for malware looks at what comes in. */
  readonly isScanned: boolean;
};
