import type { Language } from '../../engine/language.ts';
import type { Params } from '../../engine/saying.ts';
import type { Remark } from '../../staff-cv-ports.ts';

/** What goes back to somebody who handed something in. */
export type Annotating = {
  /** Pages of the version, the first one first, as WebP. */
  readonly pages: readonly Uint8Array[];
  readonly remarks: readonly Remark[];
  /** The volunteer's last words, in Dutch. */
  readonly closing: string | null;
  readonly number: number;
  readonly kind: 'cv' | 'letter';
  /** First name of the volunteer. */
  readonly reviewer: string | null;
  /** The wall-clock day on which it was read. */
  readonly day: string;
  /** The language in which she hears the feedback. */
  readonly language: Language;
  readonly say: (key: string, params: Params, language: Language) => string;
};
