import type { Occasion } from '../../../engine/calendar.ts';
import type { Nudge } from '../../../engine/capability.ts';
import { after, WEEK } from '../rules.ts';
import { halfOf } from './halves.ts';

type News = {
  readonly at: string;
  readonly key: string;
  readonly step: string;
  readonly words: { readonly key: string; readonly day: string };
};

/** News about a match for whoever looks after it, in her own language; for nobody where nobody does. */
export function coordinatorNews(occasion: Occasion, { at, key, step, words }: News): Nudge[] {
  const { coordinator, series: match } = occasion;
  if (coordinator === null) return [];
  const params = {
    mentor: halfOf(occasion, 'mentor')?.name ?? '',
    name: halfOf(occasion, 'mentee')?.name ?? '',
    day: words.day,
  };
  return [
    {
      at,
      expires: after(at, WEEK),
      person: coordinator,
      key: `mentoring:${key}`,
      place: { room: 'mentoring', step, data: { match } },
      news: { key: words.key, params },
      why: `${step} after ${words.day.slice(0, 10)} (coordinator)`,
    },
  ];
}
