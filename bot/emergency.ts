import { crisisIn, crisisSayings } from './engine/crisis.ts';
import type { House } from './engine/house.ts';
import type { Emergency, Knock } from './ports.ts';

/** More crises than a town has while its stores are away. */
const MOST_REMEMBERED = 1_000;

/**
 * For the minutes in which the stores are away: whoever is in danger hears the number all the same, once however
 * often her platform delivers again. The turn itself is taken when the stores are back.
 */
export function createEmergency(house: House, speak: Emergency): (knock: Knock) => Promise<void> {
  const warned = new Set<string>();
  return async ({ from, arrival }) => {
    const danger = crisisIn(arrival.inbound, house.understanding);
    if (danger === null || !('address' in from) || warned.has(arrival.key)) return;
    if (warned.size >= MOST_REMEMBERED) warned.clear();
    warned.add(arrival.key);
    await speak(from.address, danger.language, crisisSayings(danger.crisis));
  };
}
