import { type Extent, type Report, report } from '../../bot/capabilities/absence/facts.ts';
import { daysOf } from '../../bot/capabilities/absence/rules.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import { demoWorld } from '../../prisma/seed/world.ts';
import { TEST_DAY } from '../world.ts';

const WORLD = demoWorld(TEST_DAY);
/** Huda and Willem, Tuesdays at 14:00. */
export const HUDAS_MATCH = WORLD.matches[0]?.id ?? '';
/** The Dutch lesson, Mondays at 9:30. */
export const DUTCH_LESSON = WORLD.lessons[0]?.id ?? '';

/** "I cannot come", as a room asks for it to be written down. */
export function absent(series: string, starts: string, extent: Extent, kind: Report['kind'] = 'match'): Effect {
  return report({ kind, series, starts, child: null, late: false, reason: 'ill', extent, ...daysOf(starts, extent) });
}
