import type { SentFiles, Uploads } from '../../../bot/channels/web/files.ts';
import { cookieOf, ID, SCRIPT, type Standing, stand, thread } from './standing.ts';

/** The smallest picture there is: one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
/** A page that would run in our name, if anybody were ever given it as one. */
export const HTML = Buffer.from('<!DOCTYPE html><script>window.hacked=1</script>');
/** The head of what Chromium records. */
export const WEBM = Buffer.concat([
  Buffer.from('1a45dfa3a342868101', 'hex'),
  Buffer.from('42f7810142f2810442f381084282847765626d', 'hex'),
  Buffer.alloc(400),
]);

export type Filed = { name?: string; content?: Uint8Array; fields?: Record<string, string>; headers?: HeadersInit };

/** A form as the page sends it: hidden fields first, the file last. */
function formOf({ name = 'brief.pdf', content = PDF, fields = {} }: Filed = {}): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries({ id: ID, ...fields })) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(content)]), name);
  return form;
}

/** A standing web chat in which somebody has agreed that things are kept; with what lies in its stores. */
export type Office = {
  readonly standing: Standing;
  readonly cookie: string;
  readonly staged: Map<string, Uint8Array>;
  readonly dropped: string[];
  readonly sentFiles: { -readonly [name in keyof SentFiles]: SentFiles[name] };
  file(filed?: Filed): Promise<Response>;
};

export async function office(): Promise<Office> {
  const staged = new Map<string, Uint8Array>();
  const dropped: string[] = [];
  const uploads: Uploads = {
    stage: async (ref, content) => void staged.set(ref, content),
    drop: async (ref) => void dropped.push(ref),
    read: async (ref) => staged.get(ref) ?? null,
  };
  const sentFiles: Office['sentFiles'] = { of: async () => [], read: async () => null };
  const standing = await stand({
    uploads,
    sentFiles: { of: (...from) => sentFiles.of(...from), read: (...from) => sentFiles.read(...from) },
  });
  const cookie = cookieOf(await standing.post({ text: 'hallo' }));
  standing.knocks.length = 0;
  standing.thread = thread([]);
  return {
    standing,
    cookie,
    staged,
    dropped,
    sentFiles,
    file: async (filed = {}) =>
      standing.channel.routes.request('/chat/files', {
        method: 'POST',
        body: formOf(filed),
        headers: { cookie, ...SCRIPT, ...filed.headers },
      }),
  };
}
