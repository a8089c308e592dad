import type { Reader } from '../reading.ts';
import { readInChild } from './child.ts';
import { withOcr } from './ocr.ts';
import { sniff } from './sniff.ts';
import { turns } from './turns.ts';

/** Documents that are read at the same time: whoever chats meanwhile is not to wait for them. */
const AT_ONCE = 2;

export type ReaderOptions = {
  /** How long one document may take to be read; each of its pages may take as long again to be guessed by OCR. */
  readonly timeoutMs: number;
  /** Path of the program `tesseract`; without one, photos have no text. */
  readonly tesseract?: string | undefined;
};

/** The reader of documents: each is read in a process of its own, two at a time. */
export function createReader({ timeoutMs, tesseract }: ReaderOptions): Reader {
  const inTurn = turns(AT_ONCE);
  return async (content) => {
    const found = sniff(content);
    if ('why' in found) return { kind: 'refused', why: found.why };
    return inTurn(async () => {
      const reading = await readInChild(found.kind, content, timeoutMs);
      return tesseract === undefined ? reading : withOcr(reading, tesseract, timeoutMs);
    });
  };
}
