import type { Take } from './receiving.ts';

/** What Meta's requests pass through: shut until the channel is started, and again once it stops. */
export type Door = {
  /** Rejects while the door is shut: Meta brings it again. */
  readonly take: Take;
  open(take: Take): void;
  /** Shuts the door; resolves when nobody is inside any more. */
  close(): Promise<void>;
};

export function createDoor(): Door {
  const inside = new Set<Promise<unknown>>();
  let taking: Take | null = null;
  return {
    async take(body) {
      if (taking === null) throw new Error('WhatsApp is not being listened to');
      const taken = taking(body);
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
