import type { Param } from '../../engine/saying.ts';

/**
 * Days as one part of a text, in whatever language it is said: `"ma 2 nov, ma 9 nov"`.
 *
 * @param days wall-clock dates, at least one
 */
export function daysParam(days: readonly string[]): Param {
  const [day = '', ...others] = days;
  return others.length === 0
    ? { key: 'absence.mine-last-day', params: { day } }
    : { key: 'absence.mine-days', params: { day, days: daysParam(others) } };
}
