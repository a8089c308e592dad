import mammoth from 'mammoth';
import type { Parts } from './parts.ts';

/** A piece of a document as mammoth reads it; `type` says which of the others are there. */
export type Node = {
  readonly type: string;
  readonly children?: readonly Node[];
  /** Of a text. */
  readonly value?: string;
  /** Of a paragraph: the name of its style, in English whatever Word it was: `"heading 1"`. */
  readonly styleName?: string | null;
  readonly numbering?: { readonly isOrdered: boolean; readonly level: string } | null;
  /** Of a run. */
  readonly isBold?: boolean;
  /** Of a picture. */
  readonly readAsBuffer?: () => Promise<Buffer>;
};

/** A package as mammoth opens it, so that no other reader of ZIP meets what somebody sent. */
const opened = (parts: Parts) => ({
  exists: (name: string): boolean => parts.has(name),
  read: async (name: string, encoding?: string) => {
    const part = parts.get(name);
    if (part === undefined) throw new Error('a part is missing');
    if (encoding === 'base64') return part.toString('base64');
    return encoding === undefined ? part : new TextDecoder(encoding).decode(part);
  },
});

/**
 * What stands in a document, without how it looks. Links lose where they lead, pictures from elsewhere are not fetched,
 * no HTML is made. Throws where it cannot be read.
 */
export async function structureOf(parts: Parts): Promise<Node> {
  let read: Node | null = null;
  const take = (found: Node) => {
    read = found;
    return { ...found, children: [] };
  };
  // `file` is what mammoth makes of its other inputs itself; its types do not tell of it.
  const input = { file: opened(parts) } as unknown as { buffer: Buffer };
  await mammoth.convertToHtml(input, {
    transformDocument: take,
    externalFileAccess: false,
    includeEmbeddedStyleMap: false,
  });
  return read ?? { type: 'document', children: [] };
}
