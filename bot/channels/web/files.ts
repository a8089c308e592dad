import { createHash } from 'node:crypto';
import type { Address, Mark } from '../../ports.ts';
import type { Fetched } from '../channel.ts';

/**
 * Files come with the message here, and the house fetches them only once the turn is committed: until then they lie
 * in our own store. Whoever dies on the way leaves nothing but a file that nobody waits for.
 */
export type Uploads = {
  stage(ref: string, content: Uint8Array): Promise<void>;
  /** Takes it away again, unless the house still waits for it. */
  drop(ref: string): Promise<void>;
  read(ref: string): Promise<Uint8Array | null>;
};

/** What became of a file that came in a turn of a conversation. */
export type SentFile = {
  readonly turn: number;
  /** `moved`: it has come, and whoever reads documents has it; nobody gets it from here any more. */
  readonly state: 'waiting' | 'kept' | 'refused' | 'moved';
  /** By its content; null as long as nobody has looked. */
  readonly type: string | null;
  /** 0 where the phone did not say and nobody has looked. */
  readonly bytes: number;
};

/** Files as whoever sent them sees them again. */
export type SentFiles = {
  of(conversation: string, turns: readonly number[]): Promise<readonly SentFile[]>;
  read(
    conversation: string,
    turn: number,
  ): Promise<{
    readonly kind: 'file' | 'voice';
    readonly name: string;
    readonly type: string | null;
    readonly content: Uint8Array | null;
  } | null>;
};

/** Lines that the page shows no more. */
export type TakenBack = {
  /** False where there is no such line (any more). */
  erase(address: Address, mark: Mark): Promise<boolean>;
  of(address: Address): Promise<readonly Mark[]>;
};

/** The type of a file by its content; null for one that the house does not take. */
export type TypeOf = (content: Uint8Array) => Promise<string | null>;

/** The ref of the file of a message: the same whenever the message comes again, and of no other visitor's. */
export const refOf = (address: string, key: string): string =>
  `web:${createHash('sha256').update(`${address} ${key}`).digest('base64url')}`;

/** After this many seconds a store that is away is worth another try. */
const AWAY_SECONDS = 5;

/** Hands a file that came with a message to the house. */
export async function fetchUpload(uploads: Uploads, ref: string, most: number): Promise<Fetched> {
  try {
    const bytes = await uploads.read(ref);
    if (bytes === null) return { kind: 'never', why: 'gone' };
    return bytes.length > most ? { kind: 'never', why: 'too-big' } : { kind: 'fetched', bytes, type: null };
  } catch {
    return { kind: 'later', seconds: AWAY_SECONDS, why: 'away' };
  }
}
