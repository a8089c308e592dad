/** What a method was called with. */
export type Payload = { readonly [name: string]: unknown };

/** A call that Telegram refuses, with its own words. */
export class Refusal extends Error {
  readonly code: number;
  readonly description: string;

  constructor(code: number, description: string) {
    super(`${code} ${description}`);
    this.code = code;
    this.description = description;
  }
}

export const badRequest = (description: string): Refusal => new Refusal(400, `Bad Request: ${description}`);
