/** What the harness itself saw happen. All moments are milliseconds since the epoch, of the one clock of this machine. */
export type History = {
  readonly updates: Pushed[];
  readonly sends: Send[];
  readonly lives: Life[];
};

/** Something that a person did, as Telegram numbered it, with the keys that have to be said to it. */
export type Pushed = {
  readonly id: number;
  readonly chat: string;
  readonly at: number;
  readonly hears: readonly string[];
};

/** A message that the platform took. The id is the one that it answered with. */
export type Send = { readonly id: number; readonly chat: string; readonly at: number; readonly looks: string };

/** One life of the bot, from its start to its death. Lives never overlap. */
export type Life = {
  readonly number: number;
  readonly born: number;
  /** When it was killed; null for the last one, which was not. */
  died: number | null;
  /** Messages that the database held under a lease of this very life right after its death, and until when. */
  orphans: ReadonlyMap<string, number>;
};

/** Names a message of the outbox: `<conversation> <turn>.<position>`. */
export const refOf = (conversation: string, turn: number, position: number): string =>
  `${conversation} ${turn}.${position}`;

/** How a message looks on a telephone: its words, and what its buttons bring back. */
export const looksOf = (text: string, buttons: readonly string[]): string => [text, ...buttons].join('\n');

/** The life in which something was sent: a dead process sends nothing, and the next one is born after its death. */
export const lifeAt = (lives: readonly Life[], at: number): Life | undefined =>
  lives.findLast(({ born }) => born <= at);
