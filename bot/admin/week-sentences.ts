import type { NewTime, OccasionDetail, Replanned, Slotted } from '../staff-week-ports.ts';
import { WEEK_TEXTS } from './texts-week.ts';
import type { Setting } from './views/setting.ts';
import { toldSentences } from './views/week-confirm.tsx';
import { momentWords } from './views/week-names.ts';
import { nameOfOccasion } from './views/week-occasion.tsx';
import { nameOfWeekday, shortDay } from './when.ts';

const { confirm: texts } = WEEK_TEXTS;

/** Longer lists of days nobody checks. */
const MOST_DAYS = 8;
const daysOf = (moments: readonly string[]): string => {
  const shown = moments.slice(0, MOST_DAYS).map((moment) => shortDay(moment.slice(0, 10)));
  return `${shown.join(', ')}${moments.length > MOST_DAYS ? ', …' : ''}`;
};

/** What a move does; `there` is the occasion as it would stand. */
export function moveSentences(
  occasion: OccasionDetail,
  there: OccasionDetail,
  { starts, place }: Slotted,
  setting: Setting,
): string[] {
  const what = nameOfOccasion(occasion, setting);
  const [from, to] = [momentWords(occasion.starts), momentWords(starts)];
  return [
    from === to ? texts.stays(what, to) : texts.moves(what, from, to),
    texts.place(place),
    ...toldSentences(there.expectations),
  ];
}

/** What a cancellation does. */
export const cancelSentences = (occasion: OccasionDetail, offer: boolean, setting: Setting): string[] => [
  texts.cancels(nameOfOccasion(occasion, setting), momentWords(occasion.starts)),
  ...(offer ? [texts.offers] : []),
  ...toldSentences(occasion.expectations),
];

/** What a new weekly time does. */
export function seriesSentences(
  occasion: OccasionDetail,
  { first, slotted }: NewTime,
  { moved, added, dropped, kept }: Replanned,
  setting: Setting,
): string[] {
  const weekday = nameOfWeekday(new Date(first).getUTCDay() || 7);
  const holidays = moved.filter(({ to }) => to === null).map(({ from }) => from);
  return [
    texts.series(nameOfOccasion(occasion, setting), weekday, slotted.starts.slice(11), shortDay(first)),
    texts.place(slotted.place),
    texts.counts(moved.length - holidays.length, kept.length),
    ...(added.length > 0 ? [texts.added(daysOf(added))] : []),
    ...(dropped.length > 0 ? [texts.dropped(daysOf(dropped))] : []),
    ...(holidays.length > 0 ? [texts.holidays(daysOf(holidays))] : []),
    texts.toldSeries,
  ];
}
