import type { Refusal } from '../reading.ts';

/** Thrown where it is known why a document is not taken. */
export class Refused extends Error {
  readonly why: Refusal;

  constructor(why: Refusal) {
    super(`refused: ${why}`);
    this.name = 'Refused';
    this.why = why;
  }
}
