/** A message as WhatsApp's servers hold it. */
export type Stored = {
  /** Its own id, as telephones make them: `"3EB0…"`. */
  readonly id: string;
  readonly chat: string;
  readonly fromMe: boolean;
  readonly type: string;
  /** In whole seconds. */
  readonly t: number;
  readonly ack?: number;
  readonly [field: string]: unknown;
};

type Chat = { readonly id: string; unreadCount: number; messages: Stored[] };

/** How many older messages come at a time. */
const PAGE = 20;

export type Chats = {
  /** What the number said to somebody, as it stands on her screen, in order. */
  said(chat: string): readonly Stored[];
  all(chat: string): readonly Stored[];
  put(message: Stored): void;
  find(serialized: string): Stored | null;
  change(serialized: string, fields: Partial<Stored>): void;
  remove(serialized: string): void;
  earlier(chat: string, before: string | undefined): readonly Stored[];
  seen(chat: string): void;
  unread(chat: string): number;
  /** Every chat with its newest message: what a device has when it opens. */
  newest(): readonly object[];
};

const serialized = ({ fromMe, chat, id }: Stored): string => `${fromMe}_${chat}_${id}`;

export function createChats(): Chats {
  const chats = new Map<string, Chat>();
  const chatOf = (id: string): Chat => {
    const chat = chats.get(id) ?? { id, unreadCount: 0, messages: [] };
    chats.set(id, chat);
    return chat;
  };
  const everything = (): readonly Stored[] => [...chats.values()].flatMap(({ messages }) => messages);
  const find = (name: string): Stored | null => everything().find((message) => serialized(message) === name) ?? null;
  return {
    said: (chat) => chatOf(chat).messages.filter(({ fromMe }) => fromMe),
    all: (chat) => chatOf(chat).messages,
    put(message) {
      const chat = chatOf(message.chat);
      chat.messages.push(message);
      if (!message.fromMe) chat.unreadCount++;
    },
    find,
    change(name, fields) {
      for (const chat of chats.values()) {
        chat.messages = chat.messages.map((message) =>
          serialized(message) === name ? { ...message, ...fields } : message,
        );
      }
    },
    remove(name) {
      for (const chat of chats.values())
        chat.messages = chat.messages.filter((message) => serialized(message) !== name);
    },
    earlier(chat, before) {
      const { messages } = chatOf(chat);
      const until = before === undefined ? messages.length : messages.findIndex(({ id }) => id === before);
      return messages.slice(Math.max(0, until - PAGE), Math.max(0, until));
    },
    seen(chat) {
      chatOf(chat).unreadCount = 0;
    },
    unread: (chat) => chatOf(chat).unreadCount,
    newest: () =>
      [...chats.values()].map(({ id, unreadCount, messages }) => {
        const newest = messages.at(-1) ?? null;
        return { id, unreadCount, t: newest?.t ?? 0, newest };
      }),
  };
}
