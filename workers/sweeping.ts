import type { Calendar, Occasion, Sweep } from '../bot/engine/calendar.ts';

/** The occasions of a sweep, part by part: as many at a time as the calendar gives. */
export async function* partsOf(calendar: Calendar, sweep: Sweep): AsyncGenerator<readonly Occasion[]> {
  let after: string | null = null;
  do {
    const { occasions, next }: Awaited<ReturnType<Calendar['page']>> = await calendar.page(sweep, after);
    yield occasions;
    after = next;
  } while (after !== null);
}
