import { createConnection, type Socket } from 'node:net';
import type { Scan } from '../store.ts';

/** Where clamd listens, and how many milliseconds it may keep silent. */
export type Clamd = { readonly host: string; readonly port: number; readonly silenceMs?: number };

/** A signature may be looked for a while in a large file. */
const SILENCE_MS = 60_000;
/** Bytes that go at once; clamd takes any number. */
const CHUNK = 64 * 1024;
/** `stream: OK`, `stream: Eicar-Test-Signature FOUND` or `… ERROR`; no answer of clamd is longer. */
const LONGEST_ANSWER = 4_096;

/** It also hangs up on what is too large for it, and mostly before it can be heard saying so. */
const TOO_LARGE = 'is StreamMaxLength of clamd below our largest file?';
const HUNG_UP = `the scanner for malware hung up; ${TOO_LARGE}`;

const sized = (length: number): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  return size;
};

/** The command, the content in pieces with their lengths in front, and an empty piece as its end. */
function* spoken(content: Uint8Array): Generator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < content.length; at += CHUNK) {
    const piece = content.subarray(at, at + CHUNK);
    yield sized(piece.length);
    yield piece;
  }
  yield sized(0);
}

/** Writes all of it, as fast as the other side reads; ends early where the connection has ended. */
async function write(socket: Socket, content: Uint8Array): Promise<void> {
  for (const piece of spoken(content)) {
    if (socket.destroyed) return;
    if (!socket.write(piece)) {
      await new Promise((resolve) => {
        socket.once('drain', resolve);
        socket.once('close', resolve);
      });
    }
  }
}

/** What it says before it hangs up; rejects where it says nothing in time or the connection breaks. */
function answerTo(content: Uint8Array, { host, port, silenceMs = SILENCE_MS }: Clamd): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host, port });
    let answer = '';
    const end = (error?: Error): void => {
      socket.destroy();
      if (error === undefined) resolve(answer);
      else reject(error);
    };
    socket.setTimeout(silenceMs, () => end(new Error('the scanner for malware does not answer')));
    socket.on('data', (data) => {
      answer += data.toString('latin1');
      if (answer.includes('\0') || answer.length > LONGEST_ANSWER) end();
    });
    const hungUp = (): void => end(answer === '' ? new Error(HUNG_UP) : undefined);
    socket.on('error', (error: NodeJS.ErrnoException) => (error.syscall === 'connect' ? end(error) : hungUp()));
    socket.on('end', hungUp);
    socket.on('close', hungUp);
    socket.on('connect', () => void write(socket, content));
  });
}

/**
 * Asks clamd about a content, by INSTREAM. Rejects where it does not answer, or says that it could not look: what
 * nobody has looked at is neither clean nor infected. Nothing of its answer but the verdict is repeated.
 */
export const createScan =
  (clamd: Clamd): Scan =>
  async (content) => {
    const answer = (await answerTo(content, clamd)).replaceAll(/[\0\s]+$/gu, '');
    if (answer === 'stream: OK') return 'clean';
    if (/^stream: .+ FOUND$/u.test(answer)) return 'infected';
    throw new Error(`the scanner for malware could not look; ${TOO_LARGE}`);
  };
