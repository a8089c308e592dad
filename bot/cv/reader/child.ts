import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Reading } from '../reading.ts';
import { AWAKE } from './frame.ts';
import type { Kind } from './sniff.ts';
import { MOST_OUT, unframed } from './unframe.ts';

const ENTRY = join(import.meta.dirname, 'entry.ts');
const HOUSE = join(import.meta.dirname, '..', '..', '..');
/**
 * Libraries are loaded before tsx is: through tsx, pdf.js alone took 1.5 s of work and 300 MB more each time
 * (docs/adr/0030).
 */
const PDF_JS = ['pdfjs-dist/legacy/build/pdf.mjs', 'pdfjs-dist/legacy/build/pdf.worker.mjs'];
const LIBRARIES: Readonly<Record<Kind, readonly string[]>> = {
  pdf: PDF_JS,
  docx: [...PDF_JS, 'mammoth', 'yauzl', 'sharp'],
  jpeg: ['sharp'],
  png: ['sharp'],
  webp: ['sharp'],
};

/** Megabytes of what JavaScript makes. */
const HEAP_MB = 512;
/** Kilobytes of all memory, that of libraries in C++ included. The canvas sets a million aside and uses little of it. */
const DATA_KB = 2_200_000;
/** Of work, not of waiting: it ends a process that works on when the house that asked it is gone. */
const CPU_SECONDS = 60;

/**
 * The kernel keeps the limits, so that they hold for libraries in C++ as well and when the house itself is gone. No
 * memory of it is written to disk when it falls: it holds somebody's papers. Windows has no such limits.
 */
const LIMITS = `ulimit -c 0; ulimit -t ${CPU_SECONDS}; ulimit -d ${DATA_KB}; exec "$@"`;

function start(kind: Kind): ChildProcess {
  const loaded = [...LIBRARIES[kind], 'tsx'].flatMap((library) => ['--import', library]);
  const program = [process.execPath, `--max-old-space-size=${HEAP_MB}`, '--no-warnings', ...loaded, ENTRY, kind];
  const command = process.platform === 'win32' ? program : ['/bin/sh', '-c', LIMITS, 'sh', ...program];
  const [file = '', ...args] = command;
  // It knows nothing of the house: no setting, no password, no key.
  return spawn(file, args, { cwd: HOUSE, env: {}, stdio: ['pipe', 'ignore', 'pipe', 'pipe'] });
}

/** What came out of the process, what it complained of at its start, and how it ended. */
type End = { readonly out: Buffer; readonly complaint: string; readonly by: 'itself' | 'signal' | 'time' };

/** Letters of a complaint that are kept: enough to see which library is missing. */
const COMPLAINT = 2000;

/** Gives the content in and waits until the process is gone. Rejects where none could be started. */
function run(child: ChildProcess, content: Uint8Array, timeoutMs: number): Promise<End> {
  const [input, complaints, output] = [child.stdin, child.stderr, child.stdio[3]] as [Writable, Readable, Readable];
  const chunks: Buffer[] = [];
  let size = 0;
  let complaint = '';
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, timeoutMs);
  output.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MOST_OUT) child.kill('SIGKILL');
    else chunks.push(chunk);
  });
  complaints.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('latin1')).slice(0, COMPLAINT);
  });
  // It may be gone before it has taken everything; how it ended tells more than the broken pipe.
  for (const stream of [input, complaints, output]) stream.on('error', () => {});
  input.end(content);
  return new Promise<End>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_, signal) => {
      const by = isLate ? 'time' : signal === null ? 'itself' : 'signal';
      resolve({ out: Buffer.concat(chunks), complaint, by });
    });
  }).finally(() => clearTimeout(timer));
}

/**
 * Reads a document in a process of its own, which is gone when this ends. A document that brings it down or keeps it
 * longer is refused. Rejects where the process did not even come to the document: that is this machine's doing, and
 * worth another try. What is complained of once a document is open is never kept: it could tell of it.
 */
export async function readInChild(kind: Kind, content: Uint8Array, timeoutMs: number): Promise<Reading> {
  const { out, complaint, by } = await run(start(kind), content, timeoutMs);
  if (out[0] !== AWAKE) throw new Error(`the process that reads documents did not start (${by}): ${complaint}`);
  if (by !== 'itself') return { kind: 'refused', why: 'unsafe' };
  return unframed(out.subarray(1)) ?? { kind: 'refused', why: 'broken' };
}
