import type { Seal } from '../../bot/cv/store.ts';

/** Content as it came; what was kept before this house sealed is given as it lies. */
export const opened = <Content extends Uint8Array>(
  seal: Seal,
  name: string,
  content: Content,
): Content | Uint8Array<ArrayBuffer> => (seal.isSealed(content) ? seal.open(name, content) : content);

/** Under which name the content of a row of `file` is sealed. */
export const fileName = (id: string): string => `file/${id}`;
/** … and that of a row of `upload`. */
export const uploadName = (ref: string): string => `upload/${ref}`;
