/**
 * Where documents of the CV desk lie: sealed, on a disk or in an object store, and never in the database. A name is a
 * path of ids: `"0f3c…/77ab…/page-1.webp"`.
 */
export type DocumentStore = {
  /** Keeps the content under this name, in place of what was there. */
  put(name: string, content: Uint8Array): Promise<void>;
  /** Null where nothing lies under this name. */
  get(name: string): Promise<Uint8Array | null>;
  /** Erases everything under a prefix that ends in `/`; nothing under it is no mistake. Tells how many. */
  erase(prefix: string): Promise<number>;
};

/**
 * Closes what people send before it is kept anywhere, and opens it again. The name by which it is kept is part of the
 * seal: `"file/0f3c…"`. What was moved to another name does not open.
 */
export type Seal = {
  close(name: string, content: Uint8Array): Uint8Array<ArrayBuffer>;
  /** Throws where it was closed with another key or under another name, or was changed since. */
  open(name: string, sealed: Uint8Array): Uint8Array<ArrayBuffer>;
  /** Whether this is closed at all; what was kept before there were seals is not. */
  isSealed(content: Uint8Array): boolean;
};

/** What a scanner for malware says. `unscanned`: this house has none; rejects where it has one that does not answer. */
export type Scan = (content: Uint8Array) => Promise<'clean' | 'infected' | 'unscanned'>;

/** Names of what lies under a version of a submission, in the document store. */
export const namesOf = (submission: string, version: string) => {
  const prefix = `${submission}/${version}/`;
  return {
    prefix,
    /** As she sent it; `file` is the id of its row. Opened by no human. */
    original: (file: string) => `${prefix}original-${file}`,
    /** A page as a picture, which is all that staff open: 1 is the first of the version. */
    page: (number: number) => `${prefix}page-${number}.webp`,
    /** `ReadPage[]` without the pictures, as JSON. */
    lines: `${prefix}lines.json`,
    /** `Look`, as JSON. */
    look: `${prefix}look.json`,
    /** What goes back to her. */
    returned: `${prefix}returned.pdf`,
    /** Made out of what she told. */
    draft: (kind: 'docx' | 'pdf') => `${prefix}draft.${kind}`,
  };
};
