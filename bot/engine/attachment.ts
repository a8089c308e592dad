import { type Effect, record } from './effect.ts';
import type { Inbound } from './inbound.ts';
import type { Session } from './session.ts';

/** A file or voice note that lies with the channel and is to be kept: `{ "kind": "voice", "ref": "AwAC…", … }`. */
export type Received = {
  readonly kind: 'file' | 'voice';
  /** What the channel knows it by. */
  readonly ref: string;
  readonly name: string;
  /** As the sender's phone claims; 0 where it says nothing. */
  readonly bytes: number;
  /** How long a voice note is; null for a file. */
  readonly seconds: number | null;
};

export const receive = record<Received>('file.receive');

/** What is to be kept of what came in: a file or a voice note, from somebody who has agreed that things are kept. */
export function received(session: Session, inbound: Inbound): Effect[] {
  if (session.consent !== 'given') return [];
  if (inbound.kind === 'file') {
    const { id: ref, name, bytes } = inbound;
    return [receive({ kind: 'file', ref, name, bytes, seconds: null })];
  }
  if (inbound.kind !== 'voice') return [];
  return [receive({ kind: 'voice', ref: inbound.id, name: 'voice', bytes: 0, seconds: inbound.seconds })];
}
