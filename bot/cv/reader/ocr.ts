import { spawn } from 'node:child_process';
import type { Reading, ReadLine } from '../reading.ts';
import { clean } from './clean.ts';
import { around, placeOf } from './place.ts';

type Page = { readonly width: number; readonly height: number };

/** What residents write a CV in that a volunteer reads; more languages make each of them worse. */
const LANGUAGES = 'nld+eng';
/** A word of which the program is less sure than this, of 100, is a smear or a rule on the paper. */
const LEAST_SURE = 30;
/** Bytes of a table of one page. */
const MOST_OUT = 4 * 1024 * 1024;

/** What the program prints for one picture; null where it failed, or took longer. */
function tableOf(program: string, picture: Uint8Array, timeoutMs: number): Promise<string | null> {
  const child = spawn(program, ['stdin', 'stdout', '-l', LANGUAGES, 'tsv'], {
    // One core is enough for it: the others are for whoever chats meanwhile.
    env: { OMP_THREAD_LIMIT: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MOST_OUT) child.kill('SIGKILL');
    else chunks.push(chunk);
  });
  child.stdin.on('error', () => {});
  child.stdin.end(picture);
  return new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(chunks).toString('utf8') : null));
  });
}

type Word = {
  readonly line: string;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Columns: level, page, block, paragraph, line, word, left, top, width, height, how sure, text. */
function wordOf(row: string): Word[] {
  const columns = row.split('\t');
  const [left = 0, top = 0, width = 0, height = 0, sure = -1] = columns.slice(6, 11).map(Number);
  const text = columns[11]?.trim() ?? '';
  if (columns[0] !== '5' || sure < LEAST_SURE || text === '') return [];
  return [{ line: columns.slice(1, 5).join(' '), text, left, top, right: left + width, bottom: top + height }];
}

/** The program's table as lines of text with their places. */
function linesFrom(table: string, page: Page): ReadLine[] {
  const lines = new Map<string, Word[]>();
  for (const word of table.split('\n').flatMap(wordOf)) lines.set(word.line, [...(lines.get(word.line) ?? []), word]);
  return [...lines.values()]
    .map((words) => ({ text: clean(words.map(({ text }) => text).join(' ')), ...placeOf(around(words), page) }))
    .filter(({ text }) => text !== '');
}

/**
 * Guesses the text of the pictures of a document that has none of its own. What goes to the program is a picture made
 * here, never what somebody sent. From where it fails on, pages stay without text. Never rejects.
 */
export async function withOcr(reading: Reading, program: string, timeoutMs: number): Promise<Reading> {
  if (reading.kind === 'refused' || reading.textFrom !== 'none') return reading;
  const pages = [...reading.pages];
  for (const [at, page] of reading.pages.entries()) {
    const table = await tableOf(program, page.picture, timeoutMs);
    if (table === null) break;
    pages[at] = { ...page, lines: linesFrom(table, page) };
  }
  const isRead = pages.some(({ lines }) => lines.length > 0);
  return isRead ? { ...reading, pages, textFrom: 'ocr' } : reading;
}
