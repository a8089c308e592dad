import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../bot/engine/lexicon.ts';
import { loadLexicons } from '../bot/lexicons.ts';
import { evaluateAll, reportOf, timesOf } from './understanding/report.ts';

/** `npm run understand:report`: asks about all held-out sentences and writes what came of it. */
const file = join(import.meta.dirname, '..', 'docs', 'understanding', 'report.md');
const understanding = compile(loadLexicons(), () => '');
const results = evaluateAll(understanding);
mkdirSync(join(file, '..'), { recursive: true });
writeFileSync(file, `${reportOf(results)}${timesOf(understanding, results)}`);
for (const { language, misses, unheard, alarms } of results) {
  console.log(
    `${language}: ${misses.length} misunderstood, ${unheard.length} in crisis not heard, ${alarms.length} false alarms`,
  );
}
