import type { Param, Params, Saying } from '../../../engine/saying.ts';
import type { Reason } from '../facts.ts';
import type { Hearer } from '../hearing.ts';
import { daysOf } from '../rules.ts';
import { momentOf } from './options.ts';
import { type Chosen, subjectsOf } from './told.ts';

/** Who hears it, by what she is to the person, in this order; more than two are "everybody who waits". */
const ORDER: readonly Hearer['as'][] = ['coach', 'mentor', 'mentee', 'teacher', 'host', 'guardian'];

/** @example told: your mentor and your coach */
function heardBy(hearers: readonly Hearer[]): Param {
  const [one, other, ...more] = ORDER.filter((as) => hearers.some((hearer) => hearer.as === as));
  if (one === undefined) return { key: 'absence.hear-centre' };
  if (other === undefined) return { key: `absence.hear-${one}` };
  if (more.length > 0) return { key: 'absence.hear-all' };
  return {
    key: 'absence.hear-both',
    params: { one: { key: `absence.hear-${one}` }, other: { key: `absence.hear-${other}` } },
  };
}

/** When she does not come, in words. */
function notedOf({ chosen, extent }: Chosen): Param {
  const [first] = chosen;
  if (first === undefined) return '';
  const params: Params = momentOf(first);
  if (extent === 'open') return { key: 'absence.noted-open', params };
  if (extent === 'week') {
    const { until } = daysOf(first.starts, extent);
    return { key: 'absence.noted-week', params: { ...params, last: until ?? first.starts } };
  }
  return { key: chosen.length > 1 ? 'absence.noted-day' : 'absence.noted-once', params };
}

/** Who does not come, where it is not she alone; null where it is. */
function whoOf(chosen: Chosen['chosen']): Param | null {
  const subjects = subjectsOf(chosen);
  const names = subjects.flatMap((child) => (child === null ? [] : [child.name])).join(', ');
  if (names === '') return null;
  return subjects.includes(null) ? { key: 'absence.you-and', params: { child: names } } : names;
}

/** The last word: thanks, what was noted, who hears it. After a death it begins with that. */
export function doneSaying(data: Chosen & { readonly reason: Reason }, hearers: readonly Hearer[]): Saying {
  const child = whoOf(data.chosen);
  const params: Params = { noted: notedOf(data), hearers: heardBy(hearers), ...(child === null ? {} : { child }) };
  const of = child === null ? '' : '-child';
  if (data.late) return { key: `absence.done-late${of}`, params };
  if (data.reason === 'bereavement') return { key: `absence.done-bereavement${of}`, params };
  return { key: `absence.done${of}`, params };
}
