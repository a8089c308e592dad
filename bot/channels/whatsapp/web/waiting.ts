/** A call into the page that took too long. It may still do what it was asked. */
export class Unanswered extends Error {
  constructor() {
    super('no answer from the page in time');
    this.name = 'Unanswered';
  }
}

/** The result of a call, or `Unanswered` when it takes longer: nothing in this house hangs for ever. */
export async function within<T>(milliseconds: number, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unanswered()), milliseconds);
  });
  // It may fail after nobody waits for it any more.
  call.catch(() => {});
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Barks when what is expected does not come. Told to expect something else, it forgets the thing before. */
export type Watchdog = {
  expect(milliseconds: number, bark: () => void): void;
  rest(): void;
  /** Never barks again, whatever it is told to expect. */
  leave(): void;
};

export function createWatchdog(): Watchdog {
  let timer: NodeJS.Timeout | undefined;
  let gone = false;
  const rest = (): void => clearTimeout(timer);
  return {
    expect(milliseconds, bark) {
      rest();
      if (!gone) timer = setTimeout(bark, milliseconds);
    },
    rest,
    leave() {
      gone = true;
      rest();
    },
  };
}
