import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alarmsIn } from './alarms.ts';
import { faultLines, table } from './report.ts';
import { run } from './run.ts';
import { readSettings } from './settings.ts';

// A bot that is killed in the middle of a word leaves half a request behind: that is what this is about.
process.on('unhandledRejection', (error) => {
  if ((error as { code?: string } | null)?.code !== 'ECONNRESET') throw error;
});

const settings = readSettings(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'buurtmus-survival-'));
console.log(`seed ${settings.seed}`);
try {
  const played = await run(settings, folder, console.log);
  console.log(`\n${table(played)}`);
  for (const alarm of alarmsIn(join(folder, 'bot.log'))) console.log(`  the bot told of: ${alarm}`);
  if (played.faults.length > 0) {
    const file = join(folder, 'history.json');
    writeFileSync(file, JSON.stringify({ faults: played.faults, ...played.history }, null, 1));
    console.error(`\n${faultLines(played.faults)}\n\nAgain: --seed ${settings.seed}. All that was seen: ${file}`);
    process.exitCode = 1;
  } else if (!settings.keep) rmSync(folder, { recursive: true, force: true });
} catch (error) {
  console.error(error);
  console.error(`Again: --seed ${settings.seed}. What the bot said: ${join(folder, 'bot.log')}`);
  process.exitCode = 1;
}
process.exit();
