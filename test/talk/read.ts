import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A transcript: a conversation as a file, the same for every language. Read it aloud:
 *
 *     # She cannot come on Tuesday
 *     as: huda                      who talks, by name in the demo world, or `newcomer`
 *     at: 2026-11-22T10:00+01:00
 *
 *     > :menu                       she writes the command word of her language
 *     < engine.menu                 the bot says this text (`one | other` where it depends on the language)
 *     > [absence]                   she picks this choice, by number, word or button as the language is played
 *     > {cannot-come}               she writes the sentence of that name in her language
 *     > "???"                       she writes exactly this
 *     > (cv.pdf)                    she sends a file of this name, perhaps with the words `(1.jpg {my-cv})` under it
 *     ! absence.report {"reason":"ill"}     this is recorded (these fields at least)
 *     willem < absence.news         somebody else hears this
 *     @ +2h                         time passes; what is due meanwhile is said
 *     * staff-take Petra            somebody of the staff acts
 *     * guardian daan Noor          staff make him a guardian of this child
 *     * no-reasons                  staff switch off that reasons are asked
 *     * close-case                  staff close every case of danger
 *     * refuse locked               a file of hers was looked at and cannot be read
 *     * claim                       Petra begins to read what she handed in
 *     * give-back 3 Mooi!           … and sends it back, with three remarks and these last words
 *     * block                       she blocks the bot, and its platform says so
 */
export type Line =
  | { readonly kind: 'hears'; readonly who: string; readonly what: Saying; readonly line: number }
  | { readonly kind: 'expects'; readonly who: string; readonly key: string; readonly line: number }
  | { readonly kind: 'records'; readonly name: string; readonly data: Record<string, unknown>; readonly line: number }
  | { readonly kind: 'waits'; readonly until: string; readonly line: number }
  | { readonly kind: 'staff'; readonly act: string; readonly rest: string; readonly line: number };

export type Saying =
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'choice'; readonly id: string }
  | { readonly kind: 'sentence'; readonly name: string }
  | { readonly kind: 'file'; readonly name: string; readonly caption: string | null }
  | { readonly kind: 'text'; readonly text: string };

export type Transcript = {
  readonly name: string;
  readonly title: string;
  readonly as: string;
  readonly at: string;
  readonly lines: readonly Line[];
};

function sayingOf(text: string): Saying {
  if (text.startsWith(':')) return { kind: 'command', command: text.slice(1) };
  if (text.startsWith('[')) return { kind: 'choice', id: text.slice(1, -1) };
  if (text.startsWith('{')) return { kind: 'sentence', name: text.slice(1, -1) };
  const [, name, caption = null] = /^\((\S+)(?: \{(.+)\})?\)$/u.exec(text) ?? [];
  if (name !== undefined) return { kind: 'file', name, caption };
  return { kind: 'text', text: JSON.parse(text) as string };
}

function lineOf(text: string, as: string, line: number): Line {
  const [, who = as, sign, rest = ''] = /^(?:(\w+) )?([<>!@*]) ?(.*)$/u.exec(text) ?? [];
  if (sign === '>') return { kind: 'hears', who, what: sayingOf(rest), line };
  if (sign === '<') return { kind: 'expects', who, key: rest, line };
  if (sign === '@') return { kind: 'waits', until: rest, line };
  const [first = '', ...others] = rest.split(' ');
  if (sign === '*') return { kind: 'staff', act: first, rest: others.join(' '), line };
  if (sign === '!') return { kind: 'records', name: first, data: JSON.parse(others.join(' ') || '{}'), line };
  throw new Error(`line ${line} is no line of a transcript: ${text}`);
}

/** Reads one transcript; a line that is none is named with its number. */
function readTranscript(name: string, text: string): Transcript {
  const rows = text.split('\n').map((row) => row.trim());
  const header = (field: string) => rows.find((row) => row.startsWith(`${field}: `))?.slice(field.length + 2) ?? '';
  const title = rows.find((row) => row.startsWith('# '))?.slice(2) ?? name;
  const as = header('as');
  const lines = rows.flatMap((row, index) =>
    row === '' || row.startsWith('#') || /^(?:as|at): /u.test(row) ? [] : [lineOf(row, as, index + 1)],
  );
  return { name, title, as, at: header('at'), lines };
}

const FOLDER = join(import.meta.dirname, '..', 'transcripts');

/** Every transcript in `test/transcripts/<room>/`, by `room/name`. */
export function allTranscripts(): Transcript[] {
  const rooms = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return rooms.flatMap(({ name: room }) =>
    readdirSync(join(FOLDER, room))
      .filter((file) => file.endsWith('.talk'))
      .map((file) => readTranscript(`${room}/${file.slice(0, -5)}`, readFileSync(join(FOLDER, room, file), 'utf8'))),
  );
}

/** The sentences of a language that transcripts name in braces. */
export const readSentences = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(FOLDER, 'sentences', `${language}.json`), 'utf8'));
