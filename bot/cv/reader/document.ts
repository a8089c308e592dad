import type { Reading, ReadPage } from '../reading.ts';

export type Page = ReadPage & { readonly picture: Uint8Array };

/** A document that was read, whatever it was made of. */
export type Document = Omit<Extract<Reading, { kind: 'read' }>, 'kind' | 'type'>;
