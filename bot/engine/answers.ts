import type { About, Expected } from './coming.ts';
import type { Choice, Data, Saying } from './saying.ts';

const ANSWERS = {
  coming: { label: 'coming.coming', icon: '👍' },
  'coming-child': { label: 'coming.coming-child', icon: '👍' },
  where: { label: 'coming.where', icon: '📍' },
  childcare: { label: 'coming.childcare', icon: '🧒' },
  interpreter: { label: 'coming.interpreter', icon: '💬' },
  another: { label: 'coming.another', icon: '📅' },
  more: { label: 'coming.more', icon: '➕' },
} as const;

/** An answer to a reminder. It leads to a step of the room that reminded, whatever she is doing by then. */
export const answerTo = (id: keyof typeof ANSWERS, room: string, data: Data, step: string = id): Choice => ({
  id,
  ...ANSWERS[id],
  to: { room, step, data },
});

/** "Put it in my calendar": for as long as it is named, with the time that holds by then. */
export const inCalendar = (data: About): Choice => ({
  id: 'calendar',
  label: 'calendar.entry-choice',
  icon: '🗓️',
  to: { room: 'calendar', step: 'entry', data },
});

/** "I cannot come" is a report like any other, and it is known of what; for a child it is "we cannot come". */
export const cannotCome = ({ occasion, child }: About): Choice => ({
  id: 'cannot-come',
  label: child === null ? 'coming.cannot-come' : 'coming.away',
  icon: '🙋',
  to: { room: 'absence', step: 'occasion', data: { occasion, child } },
});

/** The map of her telephone, with the way there. Nothing is asked of anybody until she taps it. */
const mapOf = (address: string): string =>
  `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(address)}`;

/** Where it is: words and a pin, or a link to the map where there is none, or what staff wrote. */
export function whereSaying({ place, venue }: Expected, choices: readonly Choice[]): Saying {
  const address = venue?.address ?? null;
  if (venue !== null && venue.latitude !== null && venue.longitude !== null) {
    const { name, latitude, longitude } = venue;
    const pin = { kind: 'place', name, address: address ?? name, latitude, longitude } as const;
    return { key: 'coming.where-pin', params: { place, address: pin.address }, choices, enclosure: pin };
  }
  if (address === null) return { key: 'coming.where-words', params: { place }, choices };
  return { key: 'coming.where-link', params: { place, address, link: mapOf(address) }, choices };
}
