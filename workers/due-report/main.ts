import { settings } from '../../bot/env.ts';
import { layFoundation } from '../../foundation.ts';
import { askedIn, USE } from './asked.ts';
import { dueReport, printed } from './report.ts';

const env = settings({ LOG_LEVEL: 'warn' });
const asked = askedIn(process.argv.slice(2), env.CENTRE_TIMEZONE);
if ('mistake' in asked) {
  console.error(`${asked.mistake}\n\n${USE}`);
  process.exit(2);
}
const foundation = await layFoundation(env);
try {
  const parts = { house: foundation.house, ...foundation.stores, zone: env.CENTRE_TIMEZONE };
  const lines = await dueReport(parts, asked.window);
  console.log(asked.json ? JSON.stringify(lines) : printed(lines, asked.window));
} finally {
  await foundation.close();
}
