import { type Channel, sendsOn } from '../bot/channels/channel.ts';
import type { Erasures, Knock, ToErase } from '../bot/ports.ts';

/** Waits before the second, third, … attempt, in seconds. After the last one the message stays, and she hears so. */
const RETRY_SECONDS = [5, 30, 120, 600];
/** A channel that has no connection just now may have one soon. */
const AWAY_SECONDS = 15;
/** Few: the answers of everybody else go by the same road. */
const AT_ONCE = 4;

/** What she is told when something could not be taken off her phone. */
const LEFT = { kind: 'result', key: 'my-data.wiped-left', params: {} } as const;

export type EraserParts = {
  /** The channels that this process holds. */
  readonly channels: readonly Channel[];
  readonly erasures: Erasures;
  /** The door, by which she is told. */
  readonly knock: (knock: Knock) => Promise<unknown>;
  readonly alarm: (what: string, error: unknown) => void;
};

/**
 * Takes messages off people's phones, where they asked for it and the platform lets us. Whoever dies on the way leaves
 * the rest noted, and the next one goes on.
 */
export type Eraser = {
  /** Somebody has asked: it is done in the background. */
  wake(): void;
  /** Takes back everything that is due; tells how many messages were tried. */
  sweep(): Promise<number>;
};

/** An eraser for the channels of this process. It starts no clock: sweeps come in as jobs. */
export function createEraser(parts: EraserParts): Eraser {
  const sweep = async (): Promise<number> => {
    let tried = 0;
    for (;;) {
      const names = parts.channels.filter(sendsOn).map(({ name }) => name);
      const found = await parts.erasures.claim(names, AT_ONCE);
      if (found.length === 0) break;
      await Promise.all(found.map((one) => eraseOne(parts, one)));
      tried += found.length;
    }
    await tellWhatIsLeft(parts);
    return tried;
  };
  let underway = Promise.resolve();
  return {
    sweep,
    wake() {
      underway = underway
        .then(async () => void (await sweep()))
        .catch((error) => parts.alarm('messages wait to be taken back', error));
    },
  };
}

async function eraseOne({ channels, erasures }: EraserParts, message: ToErase): Promise<void> {
  const channel = channels.find(({ name }) => name === message.channel);
  if (channel?.erase === undefined) return erasures.left(message);
  if (!(await channel.isReady().catch(() => false))) return erasures.later(message, AWAY_SECONDS);
  try {
    const gone = await channel.erase(message.to, message.platformId);
    await (gone ? erasures.erased(message) : erasures.left(message));
  } catch {
    const wait = RETRY_SECONDS[message.attempts - 1];
    await (wait === undefined ? erasures.left(message) : erasures.later(message, wait));
  }
}

async function tellWhatIsLeft({ erasures, knock }: EraserParts): Promise<void> {
  for (const { conversation, asked } of await erasures.leftovers()) {
    await knock({ from: { conversation }, arrival: { key: `wiped:${asked}`, inbound: LEFT } });
    await erasures.told(conversation);
  }
}
