import type { Language } from '../engine/language.ts';
import type { Remark } from '../staff-cv-ports.ts';
import type { Refusal } from './reading.ts';

/** A file that was handed in and that nobody has looked at yet. The files of a version come in their order. */
export type WaitingDocument = {
  /** Of its row in `submission_file`. */
  readonly id: string;
  readonly submission: string;
  readonly version: string;
  readonly kind: 'cv' | 'letter';
  /** The conversation in which she sent it. */
  readonly conversation: string;
  /** The row of `file` that holds it; null where that is gone. */
  readonly file: string | null;
  /** Why it never came from its channel: `"gone"`; null where it did. */
  readonly lost: string | null;
  /** Which page of the version its first one is. */
  readonly firstPage: number;
  /** How often somebody has begun with it, this time included; by it a worker that was too slow knows itself. */
  readonly attempts: number;
};

/** What a document turned out to be: its type by the content, and its size. */
export type Taken = { readonly type: string; readonly bytes: number; readonly pages: number };

/**
 * What came of noting something. `others`: whoever was too slow finds that somebody else works at it by now. `gone`: so is
 * its version, and nothing of it may lie anywhere.
 */
export type Noted = 'noted' | 'others' | 'gone';

/** Files on their way from the conversation to the document store. Whoever has claimed one has it for some minutes. */
export type DocumentWork = {
  /** One that nobody is working at; null when there is none. */
  claim(): Promise<WaitingDocument | null>;
  /** Null where it is gone meanwhile. Throws where its seal does not open. */
  content(document: WaitingDocument): Promise<Uint8Array | null>;
  /** Asks for more time before anything is written. False: it is gone, or somebody else's by now. */
  extend(document: WaitingDocument): Promise<boolean>;
  /** It lies in the document store, and nowhere else from here on. */
  taken(document: WaitingDocument, taken: Taken): Promise<Noted>;
  /** It is not kept. */
  refused(document: WaitingDocument, why: Refusal): Promise<void>;
  /** Not now; not before so many seconds. */
  later(document: WaitingDocument, seconds: number): Promise<void>;
};

/** What is to be erased from the document store. */
export type DocumentErasures = {
  /** Prefixes under which nothing may lie any more, the oldest first. */
  due(most: number): Promise<readonly string[]>;
  /** Everything under it is gone. */
  erased(prefix: string): Promise<void>;
};

/** A version of which the house itself makes something: what goes back to her, or a draft out of what she told. */
export type VersionToMake = {
  readonly version: string;
  readonly submission: string;
  readonly number: number;
  readonly kind: 'cv' | 'letter';
  readonly what: 'return' | 'draft';
  /** The language in which she hears of it; null where she never chose one. */
  readonly language: Language | null;
  readonly pages: number;
  readonly remarks: readonly Remark[];
  readonly closing: string | null;
  /** First name of the volunteer. */
  readonly reviewer: string | null;
  /** The wall-clock day on which it came back, or today. */
  readonly day: string;
  /** As the room in which she told it has recorded it; null where she sent files. */
  readonly told: unknown;
  readonly attempts: number;
};

/** Versions of which something is to be made. Whoever has claimed one has it for some minutes. */
export type VersionWork = {
  claim(): Promise<VersionToMake | null>;
  /** Asks for more time before anything is written. False: it is gone, or somebody else's by now. */
  extend(made: VersionToMake): Promise<boolean>;
  /** The draft lies there, in so many pages; its Word document has so many bytes. */
  drafted(made: VersionToMake, pages: number, bytes: number): Promise<Noted>;
  /**
   * What goes back lies there, 0 bytes where it could not be made; in the same moment it is noted that she is to hear of
   * it, under `feedbackKey`.
   */
  returned(made: VersionToMake, bytes: number): Promise<Noted>;
  later(made: VersionToMake, seconds: number): Promise<void>;
};

/** The key of the word that tells her that a version has come back. */
export const feedbackKey = (version: string): string => `cv-desk:feedback:${version}`;
