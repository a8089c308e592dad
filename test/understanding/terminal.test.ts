import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { askedIn } from '../../bot/understand/asked.ts';
import { linesOf } from '../../bot/understand/lines.ts';

const HOUSE = join(import.meta.dirname, '..', '..');

/** `npm run understand` as somebody runs it, without what npm puts around it. */
async function run(input: string | Buffer, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/understand/main.ts', ...args], { cwd: HOUSE });
  // Whoever is refused reads no input; that it cannot be written then is no failure.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const answers = out.split('\n').filter((line) => line.startsWith('{'));
  return { out, err, code: await code, answers: answers.map((line) => JSON.parse(line)) };
}

const NOTHING = { crisis: null, intent: 'none', domains: [], confidence: 0 };

describe('npm run understand', () => {
  it('answers one line with one line, in order, in whatever language', async () => {
    const said = ['Ik heb schulden', 'Yarın gelemem', 'سأقتل نفسي', 'Możecie sprawdzić moje cv?', 'stop'];
    const { answers, code } = await run(`${said.join('\n')}\n`);
    expect(code).toBe(0);
    expect(answers).toMatchObject([
      { language: 'nl', crisis: null, intent: 'help', domains: ['money'] },
      { language: 'tr', crisis: null, intent: 'absence' },
      { language: 'ar', crisis: 'suicide', intent: 'help', domains: ['crisis'] },
      { language: 'pl', crisis: null, intent: 'cv-desk', domains: ['work'] },
      { crisis: null, intent: 'stop', confidence: 1 },
    ]);
  });

  it('takes the language that it is told', async () => {
    const { answers } = await run('hulp\n', '--lang', 'ti');
    expect(answers[0].language).toBe('ti');
  });

  it('answers what is no utterance: an empty line, a line of a megabyte, broken UTF-8, a last line without an end', async () => {
    const broken = Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0x0a]);
    const { answers, code } = await run(
      Buffer.concat([Buffer.from(`\n   \n${'a'.repeat(1_000_000)}\r\n`), broken, Buffer.from('ik wil dood')]),
    );
    expect(code).toBe(0);
    expect(answers).toHaveLength(5);
    expect(answers[0]).toEqual({ language: null, ...NOTHING });
    expect(answers[1]).toEqual({ language: null, ...NOTHING });
    expect(answers[2]).toMatchObject(NOTHING);
    expect(answers[3]).toMatchObject(NOTHING);
    expect(answers[4]).toMatchObject({ crisis: 'suicide' });
  });

  it('tells how it is used, and says what it does not know', async () => {
    const help = await run('', '--help');
    expect(help).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--lang') });
    const refused = await run('hallo\n', '--lang', 'xx');
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--lang xx: only nl, en') });
  });
});

describe('its arguments and lines', () => {
  it('are refused by name', () => {
    expect(askedIn(['--lang', 'XX'])).toMatchObject({ kind: 'refused' });
    expect(askedIn(['--lang'])).toMatchObject({ kind: 'refused' });
    expect(askedIn(['--nonsense'])).toMatchObject({ kind: 'refused' });
    expect(askedIn([])).toEqual({ kind: 'read', language: null });
  });

  it('are cut where they are longer than anybody writes, wherever the pieces of the stream end', async () => {
    async function* pieces() {
      yield Buffer.from('een\nt');
      for (let at = 0; at < 40; at++) yield Buffer.from('w'.repeat(1_000));
      yield Buffer.from('\ndrie');
    }
    const lines: string[] = [];
    for await (const line of linesOf(pieces())) lines.push(line);
    expect(lines.map((line) => line.slice(0, 4))).toEqual(['een', 'twww', 'drie']);
    expect(lines[1]).toHaveLength(16_384);
  });
});
