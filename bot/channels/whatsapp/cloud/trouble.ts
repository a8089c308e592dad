import { Recent } from '../../../recent.ts';
import { type Failure, isForStaff } from './failures.ts';

/** The same trouble is told once in this long. */
const AGAIN_MS = 600_000;
const REMEMBERED = 100;

export type Alarm = (what: string, error: unknown) => void;
/** Tells of a failure that a person has to mend. */
export type Trouble = (failure: Failure, error: unknown) => void;

export function createTrouble(alarm: Alarm, now: () => number): Trouble {
  const told = new Recent<string, number>(REMEMBERED);
  return (failure, error) => {
    if (!isForStaff(failure) || failure.kind !== 'refused') return;
    const key = `${failure.status} ${failure.code}`;
    if (now() - (told.get(key) ?? 0) < AGAIN_MS) return;
    told.set(key, now());
    alarm('WhatsApp takes nothing until token, account or template is put right', error);
  };
}
