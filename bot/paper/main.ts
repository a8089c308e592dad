import { writeFile } from 'node:fs/promises';
import { layFoundation } from '../../foundation.ts';
import { settings } from '../env.ts';
import { holdTelegram } from '../holding.ts';
import { pressOf } from '../pressing.ts';
import { askedIn, USE } from './asked.ts';

const asked = askedIn(process.argv.slice(2));
if ('mistake' in asked) {
  console.error(`${asked.mistake}\n\n${USE}`);
  process.exit(2);
}
const foundation = await layFoundation(settings({ LOG_LEVEL: 'warn' }));
try {
  const telegram = holdTelegram(foundation, async () => false);
  // Its bot is asked for its name; where Telegram is away, the paper does without.
  await telegram?.isReady();
  const press = pressOf(foundation, () => telegram?.botName() ?? null);
  const centres = await press.centres();
  const only = centres.length === 1 ? (centres[0]?.id ?? null) : null;
  const isKnown = asked.centre === undefined || centres.some(({ id }) => id === asked.centre);
  if (press.pdf === null) throw new Error(`There is no Chromium to print with.\n\n${USE}`);
  if (!isKnown) throw new Error(`There is no centre ${asked.centre}, only ${centres.map(({ id }) => id).join(', ')}.`);
  await writeFile(asked.out, await press.pdf({ ...asked, centre: asked.centre ?? only }));
  await telegram?.close?.();
  console.log(asked.out);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await foundation.close();
}
