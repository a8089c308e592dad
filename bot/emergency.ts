import { crisisIn, emergencySayings } from './engine/crisis.ts';
import type { House } from './engine/house.ts';
import { isFromPerson } from './engine/inbound.ts';
import type { Emergency, Knock } from './ports.ts';

/** More crises than a town has while its stores are away. */
const MOST_REMEMBERED = 1_000;
/** An answer takes some milliseconds; stores that are this slow do not answer in time for somebody in danger. */
const PATIENCE_MS = 2_000;

/** Who speaks where the stores cannot. */
export type Warning = {
  /** The stores have failed: whoever is in danger hears the numbers now. */
  warn(knock: Knock): Promise<void>;
  /** From now on the answer is waited for; the call returned says that it came, or never will. */
  await(knock: Knock): () => void;
};

/**
 * For the minutes in which the stores are away or slow: whoever is in danger hears the numbers all the same, once
 * however often her platform delivers again. The turn itself is taken when the stores are back.
 */
export function createEmergency(house: House, speak: Emergency, patience = PATIENCE_MS): Warning {
  const warned = new Set<string>();
  const warn = async ({ from, arrival }: Knock): Promise<void> => {
    const danger = crisisIn(arrival.inbound, house.understanding);
    if (danger === null || !('address' in from) || warned.has(arrival.key)) return;
    if (warned.size >= MOST_REMEMBERED) warned.clear();
    warned.add(arrival.key);
    await speak(from.address, danger.language, emergencySayings(danger.crisis));
  };
  return {
    warn,
    await(knock) {
      if (!isFromPerson(knock.arrival.inbound)) return () => {};
      const timer = setTimeout(() => void warn(knock), patience);
      return () => clearTimeout(timer);
    },
  };
}
