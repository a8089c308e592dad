import type { ServerResponse } from 'node:http';
import { badRequest, type Payload } from './payload.ts';

/** More than this a bot may not fetch. */
const DOWNLOAD = 20 * 1024 * 1024;

type Kept = { readonly content: Uint8Array; readonly path: string; readonly declared: number | null };

export type KeepOptions = {
  /** The size that Telegram says it has; null where it says none. */
  readonly declared?: number | null;
  readonly path?: string;
};

export type BotFiles = {
  /** A person sends a file: it lies here under the id that comes with her message. */
  keep(id: string, content: Uint8Array, options?: KeepOptions): void;
  getFile(payload: Payload): unknown;
  /** It is not there any more, although its path was told. */
  lose(id: string): void;
  /** Its content begins to come, and does not end. */
  stall(id: string): void;
  /** Answers a request for the content of a file. */
  serve(path: string, response: ServerResponse): void;
};

/** The files that lie with Telegram, to be fetched by a path that is told on request. */
export function createFiles(): BotFiles {
  const files = new Map<string, Kept>();
  const lost = new Set<string>();
  const stalled = new Set<string>();
  return {
    keep(id, content, { declared = content.length, path = `documents/file ${files.size}.pdf` } = {}) {
      files.set(id, { content, path, declared });
    },
    lose: (id) => void lost.add(id),
    stall: (id) => void stalled.add(id),
    getFile({ file_id }) {
      const id = String(file_id);
      const file = files.get(id);
      if (file === undefined) throw badRequest('invalid file_id');
      if ((file.declared ?? 0) > DOWNLOAD) throw badRequest('file is too big');
      const size = file.declared === null ? {} : { file_size: file.declared };
      return { file_id: id, file_unique_id: id, ...size, file_path: file.path };
    },
    serve(path, response) {
      const [id, file] = [...files].find(([, one]) => one.path === path) ?? [];
      if (id === undefined || file === undefined || lost.has(id)) {
        response.writeHead(404, { 'content-type': 'application/json' }).end('{"ok":false,"error_code":404}');
        return;
      }
      // In pieces and without a length: what is announced need not be what comes.
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      for (let at = 0; at < file.content.length; at += 65_536) response.write(file.content.subarray(at, at + 65_536));
      if (!stalled.has(id)) response.end();
    },
  };
}
