/** What a platform brings, being taken into the house; rejects when it has to be brought again. */
type Take<Result> = (brought: unknown) => Promise<Result>;

/** What a webhook's requests pass through: shut until the channel is started, and again once it stops. */
export type Door<Result> = {
  /** Rejects while the door is shut: the platform brings it again. */
  readonly take: Take<Result>;
  open(take: Take<Result>): void;
  /** Shuts the door; resolves when nobody is inside any more. */
  close(): Promise<void>;
};

/** `platform` is for the log: `"Telegram"`. */
export function createDoor<Result>(platform: string): Door<Result> {
  const inside = new Set<Promise<unknown>>();
  let taking: Take<Result> | null = null;
  return {
    async take(brought) {
      if (taking === null) throw new Error(`${platform} is not being listened to`);
      const taken = taking(brought);
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
