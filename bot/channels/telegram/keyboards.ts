import type { BotApi } from './api.ts';
import type { Press } from './parse.ts';

/** Chats in which somebody pressed a button and nothing was asked since. */
const REMEMBERED = 10_000;

export type Keyboards = {
  /** A button under this message was pressed. */
  pressed(under: Press['under']): void;
  /** A new question stands in the chat: the buttons pressed before are taken away. Never rejects. */
  askedAnew(chat: string): Promise<void>;
};

/**
 * Takes old buttons away, so that nobody presses what no longer counts. They stay until a newer question stands
 * below them: a press may be answered without one ("somebody will write to you"), and then the other choices still
 * count. At best effort: what this process forgets stays there, and whoever presses it hears that it is done.
 */
export function createKeyboards(call: BotApi): Keyboards {
  const under = new Map<string, number>();
  return {
    pressed(place) {
      if (place === null) return;
      under.delete(place.chat);
      under.set(place.chat, place.message);
      if (under.size > REMEMBERED) under.delete([...under.keys()][0] as string);
    },
    async askedAnew(chat) {
      const message = under.get(chat);
      if (message === undefined) return;
      under.delete(chat);
      await call('editMessageReplyMarkup', { chat_id: chat, message_id: message }).catch(() => {});
    },
  };
}
