import { badRequest, type Payload } from './payload.ts';

/** A file as it came in a form: the name that was given to it, and every byte. */
export class FormFile {
  readonly name: string;
  readonly content: Buffer;

  constructor(name: string, content: Buffer) {
    this.name = name;
    this.content = content;
  }
}

type Part = { readonly field: string; readonly name: string | null; readonly content: Buffer };

/** A form of fields and files as the payload that Telegram makes of it: JSON is read, `attach://` is followed. */
export function readForm(body: Buffer, contentType: string): Payload {
  const [, boundary] = /boundary=([^\s;]+)/u.exec(contentType) ?? [];
  if (boundary === undefined) throw badRequest('no boundary');
  const parts = partsOf(body, boundary);
  const files = new Map(
    parts.flatMap(({ field, name, content }) => (name === null ? [] : [[field, new FormFile(name, content)]])),
  );
  return Object.fromEntries(
    parts.map(({ field, name, content }) => [
      field,
      name === null ? fieldFrom(content.toString('utf8'), files) : files.get(field),
    ]),
  );
}

function fieldFrom(text: string, files: ReadonlyMap<string, FormFile>): unknown {
  const [, attached] = /^attach:\/\/(.+)$/u.exec(text) ?? [];
  if (attached !== undefined) return files.get(attached);
  return /^[[{]/u.test(text) ? JSON.parse(text) : text;
}

function partsOf(body: Buffer, boundary: string): Part[] {
  const border = Buffer.from(`--${boundary}`);
  const starts: number[] = [];
  for (let at = body.indexOf(border); at >= 0; at = body.indexOf(border, at + border.length)) starts.push(at);
  // Behind each border stands a line break, and one before the next; behind the last one stands "--".
  return starts
    .slice(0, -1)
    .map((start, n) => partOf(body.subarray(start + border.length + 2, (starts[n + 1] ?? 0) - 2)));
}

function partOf(part: Buffer): Part {
  const end = part.indexOf('\r\n\r\n');
  const head = part.subarray(0, end).toString('utf8');
  const [, field] = /;\s*name="([^"]*)"/u.exec(head) ?? [];
  const [, quoted, bare] = /;\s*filename=(?:"([^"]*)"|([^\s;]*))/u.exec(head) ?? [];
  if (end < 0 || field === undefined) throw badRequest('a part of the form has no name');
  return { field, name: quoted ?? bare ?? null, content: part.subarray(end + 4) };
}
