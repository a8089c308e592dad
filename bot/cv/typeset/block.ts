/** A piece of a document as it is set on paper, top to bottom. Text may be of any script; its direction is found in it. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'paragraph' | 'quiet'; readonly text: string }
  | { readonly kind: 'item'; readonly text: string; readonly mark?: string }
  /** Cells beside each other; the widths are parts of the whole. */
  | { readonly kind: 'row'; readonly cells: readonly string[]; readonly widths?: readonly number[] }
  /** Room, in points. */
  | { readonly kind: 'space'; readonly points: number };
