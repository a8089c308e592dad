import type { Chats, Stored } from './chats.ts';
import type { Devices } from './devices.ts';

type Parts = { readonly devices: Devices; readonly chats: Chats; readonly nobody: ReadonlySet<string> };
type About = Readonly<Record<string, unknown>>;

/** What WhatsApp's servers answer to a device, call by call. */
export function answersOf({ devices, chats, nobody }: Parts) {
  const text = (value: unknown): string => String(value ?? '');
  const done = (act: () => void): object => {
    act();
    return {};
  };
  const ANSWERS: Readonly<Record<string, (about: About, device: string) => unknown>> = {
    hello: (_, device) => devices.hello(device),
    code: ({ phone }, device) => devices.code(device, text(phone)),
    enter: () => ({ chats: chats.newest(), sync: devices.sync }),
    earlier: ({ chat, before }) => chats.earlier(text(chat), before === undefined ? undefined : text(before)),
    message: ({ id }) => chats.find(text(id)),
    exists: ({ id }) => (nobody.has(text(id)) ? null : { wid: text(id) }),
    seen: ({ chat }) => done(() => chats.seen(text(chat))),
    typing: () => ({}),
    revoke: ({ id }) => done(() => chats.change(text(id), { type: 'revoked', body: '' })),
    forget: ({ id }) => done(() => chats.remove(text(id))),
    send: (about) => send(chats, about),
  };
  return (call: string, device: string, about: About): unknown => {
    const does = ANSWERS[call];
    if (does === undefined) throw new Error(`WhatsApp knows no ${call}`);
    if (call !== 'hello' && call !== 'code' && !devices.isLinked(device)) throw new Error('this device is not linked');
    return does(about, device);
  };
}

/** A message of the number: there once, however often it is sent, because its id tells. */
function send(chats: Chats, { refused, ...about }: About): { ack: number } {
  const message = { ...about, ack: 1 } as unknown as Stored;
  if (refused === true) return { ack: -1 };
  if (chats.find(`true_${message.chat}_${message.id}`) === null) chats.put(message);
  return { ack: 1 };
}
