const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  // Sweden writes dates as ISO does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(zone, format);
  return format;
}

/** What the clock on the wall shows at an instant: `"2026-11-24T14:05"`. */
export const wallClock = (instant: string, zone: string): string =>
  formatOf(zone).format(new Date(instant)).replace(' ', 'T');
