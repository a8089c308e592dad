import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { layFoundation } from '../../foundation.ts';
import { createLedger } from '../../prisma/ledger.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { RECORD_STORES } from '../../prisma/stores/index.ts';
import { isLanguage, type Language } from '../engine/language.ts';
import { readEnv } from '../env.ts';
import { HELP } from './screen.ts';
import { createTalk } from './talk.ts';

const USE = `npm run talk -- [--lang ar] [--as mentee|participant|mentor|coach|NAME|newcomer]
Talk with the bot in the terminal, as somebody of the demo world, on a database of its own that is thrown away.`;

const { values } = parseArgs({
  options: { lang: { type: 'string' }, as: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help || (values.lang !== undefined && !isLanguage(values.lang))) {
  console.error(USE);
  process.exit(2);
}

/** Somebody by name, or the first in a role. */
function whoIs(wanted: string | undefined): keyof typeof PEOPLE | 'newcomer' {
  if (wanted === undefined || wanted === 'newcomer') return 'newcomer';
  const found = Object.entries(PEOPLE).find(
    ([name, { roles }]) => name === wanted || (roles as string[]).includes(wanted),
  );
  if (found === undefined)
    throw new Error(`Nobody is called ${wanted} or has that role. Try: ${Object.keys(PEOPLE).join(', ')}.`);
  return found[0] as keyof typeof PEOPLE;
}

const who = whoIs(values.as);
const dataDir = await mkdtemp(join(tmpdir(), 'buurtmus-talk-'));
const foundation = await layFoundation({ ...readEnv({ LOG_LEVEL: 'warn' }), DATA_DIR: dataDir });
const { commit } = createLedger(foundation.database.pool, RECORD_STORES, () => true);
const talk = await createTalk({ foundation, commit, who, language: values.lang as Language | undefined });
console.log(HELP);

const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '› ' });
input.prompt();
for await (const line of input) {
  const [word, argument] = line.trim().split(/\s+/u);
  if (word === '/quit') break;
  if (word === '/wait') await talk.wait(argument ?? '1h');
  else if (word === '/save') await save(argument);
  else if (line.trim() !== '') await talk.hear(line.trim());
  input.prompt();
}
input.close();
await foundation.close();
await rm(dataDir, { recursive: true, force: true });

async function save(name: string | undefined): Promise<void> {
  if (name === undefined || !/^[\w-]+\/[\w-]+$/u.test(name))
    return console.log('Give it a room and a name: /save absence/my-talk');
  const file = join('test', 'transcripts', `${name}.talk`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, talk.transcript(name));
  console.log(`Saved as ${file}; \`npm test\` plays it in every language from now on.`);
}
