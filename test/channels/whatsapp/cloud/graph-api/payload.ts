/** What a call brought along. */
export type Payload = { readonly [name: string]: unknown };

/** A call that Meta refuses, by its own numbers. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly subcode: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(status: number, code: number, title: string, more: { subcode?: number; retryAfter?: number } = {}) {
    super(`(#${code}) ${title}`);
    this.status = status;
    this.code = code;
    this.subcode = more.subcode;
    this.retryAfter = more.retryAfter;
  }
}

export const invalid = (details: string): Refusal => new Refusal(400, 100, `Invalid parameter: ${details}`);
export const badValue = (details: string): Refusal =>
  new Refusal(400, 131_009, `Parameter value is not valid: ${details}`);

/** Meta counts code points. */
export const lengthOf = (text: string): number => [...text].length;
