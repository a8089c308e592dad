import { Collection, Events } from './events.js';
import { createWid, MsgKey } from './ids.js';
import { ask } from './link.js';

/** A message as the page holds it: what the server tells of it, and an id. */
class Message extends Events {
  constructor({ id, chat, fromMe, ...fields }, isNewMsg) {
    super();
    this.id = new MsgKey({ to: chat, id, selfDir: fromMe ? 'out' : 'in' });
    this.fields = fields;
    this.isNewMsg = isNewMsg;
    Object.assign(this, fields);
    if (fields.directPath !== undefined) this.mediaData = { mediaStage: 'RESOLVED' };
  }

  change(fields) {
    Object.assign(this, fields);
    Object.assign(this.fields, fields);
  }

  async downloadMedia() {}

  serialize() {
    const { fromMe, remote, id, _serialized } = this.id;
    const [from, to] = fromMe ? ['me@c.us', remote] : [remote, 'me@c.us'];
    return { ...this.fields, id: { fromMe, remote, id, _serialized }, from, to };
  }
}

class Chat {
  constructor({ id, t, unreadCount }) {
    Object.assign(this, { id: createWid(id), t, unreadCount, mute: { expiration: 0 }, formattedTitle: 'somebody' });
    this.msgs = new Collection();
  }

  serialize() {
    const { id, t, unreadCount } = this;
    return { id: { ...id }, t, unreadCount };
  }
}

export const Msg = Object.assign(new Collection(), {
  modelClass: Message,
  async getMessagesById([id]) {
    const found = await ask('message', { id: String(id) });
    return { messages: found === null ? [] : [Msg.get(id) ?? addMessage(found, false)] };
  },
});
export const Chats = Object.assign(new Collection(), { find: async (id) => Chats.get(id) });

export const addChat = (chat) => Chats.get(chat.id) ?? Chats.add(new Chat(chat));

/** A message comes into the page: as news, or only because it is loaded. One that is there already stays as it is. */
export function addMessage(data, isNewMsg) {
  const message = new Message(data, isNewMsg);
  const known = Msg.get(message.id);
  if (known !== undefined) return known;
  Msg.add(message);
  const chat = addChat({ id: data.chat, t: data.t, unreadCount: 0 });
  chat.msgs.add(message);
  chat.t = Math.max(chat.t ?? 0, data.t);
  Msg.trigger('add', message);
  return message;
}

/** Older messages of a chat, in front of those that are loaded. */
export async function loadEarlierMsgs({ chat }) {
  const [oldest] = chat.msgs.getModelsArray();
  const earlier = await ask('earlier', { chat: String(chat.id), before: oldest?.id.id });
  const later = chat.msgs.getModelsArray();
  chat.msgs.models.clear();
  const loaded = earlier.map((data) => addMessage(data, false));
  for (const message of later) chat.msgs.add(message);
  return loaded;
}

/** Nobody can begin a chat with who is not on WhatsApp. */
export async function findOrCreateLatestChat(wid) {
  if ((await ask('exists', { id: String(wid) })) === null) throw new Error('No LID for user');
  return { chat: addChat({ id: String(wid), t: 0, unreadCount: 0 }) };
}

export function edit({ id, body, latestEditSenderTimestampMs }) {
  const message = Msg.get(id);
  if (message === undefined) return;
  const before = message.body;
  message.change({ body, latestEditSenderTimestampMs });
  Msg.trigger('change:body', message, body, before);
}

/** A message that could not be read at first is there after all. */
export function decrypt({ id, chat, fromMe, ...fields }) {
  const message = Msg.get(`${fromMe}_${chat}_${id}`);
  message.change(fields);
  message.trigger('change:type', message);
  Msg.trigger('change:type', message);
}
