/** What a method was called with. */
export type Payload = { readonly [name: string]: unknown };

/** A call that Telegram refuses, with its own words. */
export class Refusal extends Error {
  readonly code: number;
  readonly description: string;
  /** Seconds; only a 429 has them. */
  readonly retryAfter: number | undefined;

  constructor(code: number, description: string, retryAfter?: number) {
    super(`${code} ${description}`);
    this.code = code;
    this.description = description;
    this.retryAfter = retryAfter;
  }
}

export const badRequest = (description: string): Refusal => new Refusal(400, `Bad Request: ${description}`);
