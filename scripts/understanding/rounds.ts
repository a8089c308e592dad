import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '../../bot/engine/language.ts';
import { SETS } from './sets.ts';

const counted = z.strictObject({
  right: z.int(),
  wishes: z.int(),
  heard: z.int(),
  crises: z.int(),
  alarms: z.int(),
  ordinary: z.int(),
});
const rounds = z.array(z.strictObject({ what: z.string().min(1), languages: z.record(z.enum(LANGUAGES), counted) }));
export type Round = z.infer<typeof rounds>[number];

/**
 * What each batch of held-out sentences gave the first time it was asked, before anybody looked at what failed: noted
 * once and never improved. `test/understanding/rounds.json`.
 */
export const firstRuns = (): readonly Round[] =>
  rounds.parse(JSON.parse(readFileSync(join(SETS, 'rounds.json'), 'utf8')));
