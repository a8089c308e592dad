import type { Language } from '../engine/language.ts';

/** What the social map is printed as: one sheet of A3 for the wall, or pages of A5 to take home. */
export const PAPER_KINDS = ['poster', 'booklet'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export const isPaperKind = (kind: unknown): kind is PaperKind => PAPER_KINDS.includes(kind as PaperKind);

/** What somebody wants printed; `centre` by its id, or null for no centre in particular. */
export type PaperOrder = { readonly kind: PaperKind; readonly language: Language; readonly centre: string | null };

/** The centre whose paper it is. `address` and `phone` are null where nobody has entered them. */
export type PaperCentre = {
  readonly id: string;
  readonly name: string;
  readonly district: string;
  readonly address: string | null;
  readonly phone: string | null;
};

/** `{ kind: 'poster', language: 'ar' } → "buurtmus-poster-ar"`: how its file is called. */
export const nameOfPaper = ({ kind, language }: PaperOrder): string => `buurtmus-${kind}-${language}`;
