import type { Told } from '../../capabilities/cv-talk/facts.ts';
import type { Annotating } from './annotating.ts';

export type { Annotating } from './annotating.ts';

// What draws and writes is read when it is needed: it would take a tenth of a second of every start.

/**
 * Her own document with numbers where something is said of it, and behind it what is said, by number: the ready-made
 * parts in her language, the volunteer's own words in Dutch and marked as Dutch. Rejects where a picture is none.
 */
export const annotated = async (asked: Annotating): Promise<Uint8Array> =>
  (await import('./annotated.ts')).annotated(asked);

/**
 * A Dutch CV out of what somebody told, as a document to work on and as one to read, both marked as drafts on every
 * page. `told` is what the room `cv-talk` has recorded.
 */
export const draft = async (told: Told): Promise<{ readonly docx: Uint8Array; readonly pdf: Uint8Array }> =>
  (await import('./draft.ts')).draft(told);
