/** Why a document is not taken: the resident hears each of them in words of its own (`cv-desk.refused-<why>`). */
export const REFUSALS = [
  /** A kind that the desk does not read: anything but PDF, DOCX and photos. */
  'kind',
  'empty',
  'too-large',
  /** Opens with a password only. */
  'locked',
  /** Cut off, or not what it says it is. */
  'broken',
  'too-many-pages',
  /** It holds a program, or swells when it is opened. */
  'unsafe',
  /** The scanner for malware says so. */
  'virus',
  /** It could not be fetched from the channel. */
  'lost',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Pages of one file: longer ones are no CV and no letter. */
export const MOST_PAGES = 12;
/** Bytes of one file, as the intake takes them. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** A line of text and where it stands: thousandths of the width and height of its page, from the top left. */
export type ReadLine = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A page as it was read. */
export type ReadPage = {
  /** Pixels of its picture. */
  readonly width: number;
  readonly height: number;
  /** In reading order; none on a photo where no OCR is set up. */
  readonly lines: readonly ReadLine[];
};

/** `text`: out of the document itself · `ocr`: guessed from a picture · `none`: a picture, and nobody read it. */
export type TextFrom = 'text' | 'ocr' | 'none';

export type Reading =
  | {
      readonly kind: 'read';
      /** As found in the content: `"application/pdf"`. */
      readonly type: string;
      readonly pages: readonly (ReadPage & { readonly picture: Uint8Array })[];
      readonly textFrom: TextFrom;
      /** Photos of people in it, as far as can be told: a CV needs none. */
      readonly pictures: number;
    }
  | { readonly kind: 'refused'; readonly why: Refusal };

/**
 * Reads a document that somebody sent, as hostile input, in a process of its own. Never hangs. Rejects only where this
 * machine could start no process for it, which says nothing of the document: worth another try.
 */
export type Reader = (content: Uint8Array) => Promise<Reading>;
