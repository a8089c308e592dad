import { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Reading } from '../reading.ts';
import type { Document } from './document.ts';
import { AWAKE, framed } from './frame.ts';
import { Refused } from './refused.ts';
import { type Kind, TYPES } from './sniff.ts';

/** What the house hears from this process; whatever libraries print goes nowhere. */
const out = new Socket({ fd: 3 });

/** Only what this document needs is loaded: for a photo, nothing that reads PDF. */
async function readerFor(kind: Kind): Promise<(content: Uint8Array) => Promise<Document>> {
  if (kind === 'pdf') return (await import('./pdf/index.ts')).readPdf;
  if (kind === 'docx') return (await import('./docx/index.ts')).readDocx;
  return (await import('./photo.ts')).readPhoto;
}

async function read(kind: Kind): Promise<Reading> {
  const [content, reader] = await Promise.all([buffer(process.stdin), readerFor(kind)]);
  out.write(Uint8Array.of(AWAKE));
  try {
    return { kind: 'read', type: TYPES[kind], ...(await reader(content)) };
  } catch (error) {
    return { kind: 'refused', why: error instanceof Refused ? error.why : 'broken' };
  }
}

// One document, and this process is over: what one of them did to it, no other meets.
const reading = await read(process.argv[2] as Kind);
out.end(framed(reading), () => process.exit(0));
