import type { Take } from './receiving.ts';

/** What a webhook's requests pass through: shut until the channel is started, and again once it stops. */
export type Door = {
  /** Rejects while the door is shut: Telegram brings the update again. */
  readonly take: Take;
  open(take: Take): void;
  /** Shuts the door; resolves when nobody is inside any more. */
  close(): Promise<void>;
};

export function createDoor(): Door {
  const inside = new Set<Promise<unknown>>();
  let taking: Take | null = null;
  return {
    async take(update) {
      if (taking === null) throw new Error('Telegram is not being listened to');
      const taken = taking(update);
      const left = taken.catch(() => {}).finally(() => inside.delete(left));
      inside.add(left);
      return taken;
    },
    open(take) {
      taking = take;
    },
    async close() {
      taking = null;
      await Promise.all(inside);
    },
  };
}
