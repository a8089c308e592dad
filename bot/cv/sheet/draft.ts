import type { Told } from '../../capabilities/cv-talk/facts.ts';
import { draftDocx } from './draft-docx.ts';
import { draftPdf } from './draft-pdf.ts';
import { dutchCv } from './dutch-cv.ts';

/**
 * A Dutch CV out of what somebody told, as a document to work on and as one to read, both marked as drafts on every
 * page. `told` is what the room `cv-talk` has recorded.
 */
export async function draft(told: Told): Promise<{ readonly docx: Uint8Array; readonly pdf: Uint8Array }> {
  const cv = dutchCv(told);
  return { docx: await draftDocx(cv), pdf: await draftPdf(cv) };
}
