import { randomBytes } from 'node:crypto';
import type { Stored } from './stand-in/chats.ts';
import type { WhatsAppServer } from './stand-in/index.ts';

type Content = Readonly<Record<string, unknown>> & { readonly type: string };

/** The telephone of somebody who has the number of the centre in her WhatsApp. */
export type Phone = {
  /** The id of her chat. */
  readonly chat: string;
  writes(text: string, fields?: Readonly<Record<string, unknown>>): Stored;
  /** Sends anything else: `sends({ type: 'sticker' })`. */
  sends(content: Content): Stored;
  /** Sends a file, with what WhatsApp says of it. */
  sendsFile(bytes: Uint8Array, content: Content): Stored;
  /** Writes over a message of hers. */
  edits(message: Stored, body: string): void;
  calls(): void;
  /** What the number said, in order. */
  shows(): readonly Stored[];
  texts(): readonly unknown[];
};

/** Long and random, as telephones make them. */
const newId = (): string => `3A${randomBytes(9).toString('hex').toUpperCase()}`;
const seconds = (): number => Math.floor(Date.now() / 1_000);

/** How a message gets onto the page: the library is told of it, or (`silent`) it is only there, as it happens. */
type Way = { readonly silent?: boolean };

export function phone({ chats, devices, media }: WhatsAppServer, chat: string, way: Way = {}): Phone {
  const sends = (content: Content): Stored => {
    const message: Stored = { t: seconds(), fromMe: false, id: newId(), chat, ...content };
    chats.put(message);
    devices.tell({ kind: 'message', message, ...way });
    return message;
  };
  return {
    chat,
    sends,
    writes: (body, fields = {}) => sends({ type: 'chat', body, ...fields }),
    sendsFile(bytes, content) {
      const directPath = newId();
      media.set(directPath, Buffer.from(bytes));
      return sends({ directPath, size: bytes.length, mimetype: 'application/octet-stream', ...content });
    },
    edits({ id }, body) {
      const name = `false_${chat}_${id}`;
      const latestEditSenderTimestampMs = Date.now();
      chats.change(name, { body, latestEditSenderTimestampMs });
      devices.tell({ kind: 'edit', id: name, body, latestEditSenderTimestampMs });
    },
    calls: () =>
      devices.tell({
        kind: 'call',
        call: { id: newId(), peerJid: chat, isVideo: false, isGroup: false, outgoing: false },
      }),
    shows: () => chats.said(chat),
    texts: () => chats.said(chat).map(({ body }) => body),
  };
}

/** Invented people: numbers that nobody can have, and an id that hides one. */
export const HUDA = '31600000001@c.us';
export const MEHMET = '31600000002@c.us';
export const HIDDEN = '99000000000001@lid';
