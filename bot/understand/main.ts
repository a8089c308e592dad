import { once } from 'node:events';
import { compile } from '../engine/lexicon.ts';
import { loadLexicons } from '../lexicons.ts';
import { answerTo } from './answer.ts';
import { askedIn, USAGE } from './asked.ts';
import { linesOf } from './lines.ts';

const asked = askedIn(process.argv.slice(2));
if (asked.kind === 'help') process.stdout.write(USAGE);
if (asked.kind === 'refused') {
  process.stderr.write(`${asked.because}\n\n${USAGE}`);
  process.exitCode = 2;
}
if (asked.kind === 'read') {
  // Choices are not asked about here, so none needs words.
  const understanding = compile(loadLexicons(), () => '');
  // Whoever reads the answers may have heard enough.
  process.stdout.on('error', () => process.exit(0));
  for await (const utterance of linesOf(process.stdin)) {
    const line = `${JSON.stringify(answerTo(utterance, understanding, asked.language))}\n`;
    if (!process.stdout.write(line)) await once(process.stdout, 'drain');
  }
}
