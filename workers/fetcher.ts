import { type Channel, sendsOn } from '../bot/channels/channel.ts';
import type { Intake, Knock, WaitingFile } from '../bot/ports.ts';
import { typeOf } from './file-types.ts';

/** A photo of a letter, a CV as a scan, ten minutes of voice; Telegram lets a bot fetch no more. */
export const LARGEST_FILE = 20 * 1024 * 1024;
const LARGEST = `${LARGEST_FILE / 1024 / 1024} MB`;
/** Waits before the second, third, … attempt, in seconds. */
const RETRY_SECONDS = [10, 60, 600, 3_600, 21_600];
const AT_ONCE = 4;

export type FetcherParts = {
  /** The channels that this process holds. */
  readonly channels: readonly Channel[];
  readonly intake: Intake;
  /** The door, by which somebody hears that her file was too large. */
  readonly knock: (knock: Knock) => Promise<unknown>;
  readonly alarm: (what: string, error: unknown) => void;
  /** Called when a file is safe now, or never will be. */
  readonly settled?: () => void;
};

/**
 * Fetches what people sent from the channels where it lies, once it is committed that they did: whoever dies on the
 * way leaves the row waiting, and the next one fetches it again.
 */
export type Fetcher = {
  /** Something has come in: it is fetched in the background. */
  wake(): void;
  /** Fetches everything that is due; tells how many were tried. */
  sweep(): Promise<number>;
};

/** A fetcher for the channels of this process. It starts no clock: sweeps come in as jobs. */
export function createFetcher(parts: FetcherParts): Fetcher {
  const namesNow = () =>
    parts.channels.filter((channel) => channel.fetch !== undefined && sendsOn(channel)).map(({ name }) => name);
  const sweep = async (): Promise<number> => {
    let tried = 0;
    for (;;) {
      const names = namesNow();
      const files = names.length === 0 ? [] : await parts.intake.claim(names, AT_ONCE);
      if (files.length === 0) return tried;
      await Promise.all(files.map((file) => fetchOne(parts, file)));
      tried += files.length;
    }
  };
  let underway = Promise.resolve();
  return {
    sweep,
    wake() {
      underway = underway.then(async () => void (await sweep())).catch((error) => parts.alarm('files wait', error));
    },
  };
}

/** She hears it before it is noted: whoever dies in between has her hear it once, by its key. */
const tellTooBig = (knock: FetcherParts['knock'], { conversation, id }: WaitingFile): Promise<unknown> =>
  knock({
    from: { conversation },
    arrival: { key: `too-big:${id}`, inbound: { kind: 'result', key: 'engine.too-big', params: { size: LARGEST } } },
  });

async function fetchOne({ channels, intake, knock, settled }: FetcherParts, file: WaitingFile): Promise<void> {
  const channel = channels.find(({ name }) => name === file.channel);
  const refuse = (why: string): Promise<void> => intake.refuse(file.id, why).then(settled);
  const fetched = await channel?.fetch?.(file.ref, LARGEST_FILE);
  if (fetched === undefined) return;
  if (fetched.kind === 'never') {
    if (fetched.why === 'too-big') await tellTooBig(knock, file);
    return refuse(fetched.why);
  }
  if (fetched.kind === 'later') {
    const wait = RETRY_SECONDS[file.attempts - 1];
    if (wait === undefined) return refuse(fetched.why);
    return intake.later(file.id, Math.max(wait, fetched.seconds), fetched.why);
  }
  const type = await typeOf(fetched.bytes);
  if (type === null) return refuse(fetched.bytes.length === 0 ? 'empty' : 'type');
  await intake.keep(file.id, fetched.bytes, type).then(settled);
}
