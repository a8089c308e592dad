import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Spoken } from '../../../../bot/channels/channel.ts';
import { createWhatsAppWeb } from '../../../../bot/channels/whatsapp/web/index.ts';
import { spoken } from '../../spoken.ts';
import { CHROMIUM_ARGS, QUICK } from './quick.ts';

/**
 * A house of one page, in a process of its own that a test may kill: it answers each message once, by what it has
 * written down before, as the real one does with its database. Run with a folder of data and a version.
 */
const [dataDir = '', version = ''] = process.argv.slice(2);
const FILE = join(dataDir, 'house.ndjson');

type Line = { readonly heard: string; readonly to: string; readonly text: string } | { readonly sent: string };

const lines: Line[] = existsSync(FILE)
  ? readFileSync(FILE, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
const note = (line: Line): void => {
  lines.push(line);
  appendFileSync(FILE, `${JSON.stringify(line)}\n`);
};
const tell = (event: object): void => void process.stdout.write(`${JSON.stringify(event)}\n`);
const isSent = (ref: string): boolean => lines.some((line) => 'sent' in line && line.sent === ref);

const channel = createWhatsAppWeb({
  dataDir,
  chromiumArgs: CHROMIUM_ARGS,
  versionCache: { type: 'local', version },
  zone: 'Europe/Amsterdam',
  alarm: (what, error) => tell({ alarm: what, error: String(error) }),
  pace: QUICK,
});
channel.watch(({ state, qr }) => tell({ state, qr }));

const messageFor = ({ heard, to, text }: Extract<Line, { heard: string }>, attempts: number): Spoken =>
  spoken({ ref: heard, to, text, attempts });

async function answer(message: Spoken): Promise<void> {
  const { kind } = await channel.send(message);
  if (kind === 'sent') return note({ sent: message.ref });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await answer({ ...message, attempts: message.attempts + 1 });
}

process.on('SIGTERM', async () => {
  await channel.stop();
  process.exit(0);
});

for (const line of [...lines]) if ('heard' in line && !isSent(line.heard)) void answer(messageFor(line, 1));
await channel.start(async ({ from, arrival: { key, inbound } }) => {
  if (lines.some((line) => 'heard' in line && line.heard === key)) return;
  const line = {
    heard: key,
    to: 'address' in from ? from.address.id : '',
    text: inbound.kind === 'text' ? inbound.text.replace('vraag', 'antwoord') : '',
  };
  note(line);
  void answer(messageFor(line, 0));
});
