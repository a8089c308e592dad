import { ask } from './link.js';
import { addMessage, Chats, Msg } from './messages.js';

/** What of a message goes to the server. */
const FIELDS = [
  'type',
  'body',
  'caption',
  'mimetype',
  'filename',
  'size',
  'directPath',
  'duration',
  'lat',
  'lng',
  'loc',
];
const RECONNECTS = 300;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Puts a message into the chat at once, with its clock; it is sent as soon as the server hears it. */
export function addAndSendMsgToChat(chat, message) {
  const fields = Object.fromEntries(
    FIELDS.filter((name) => message[name] !== undefined).map((name) => [name, message[name]]),
  );
  const data = { ...fields, id: message.id.id, chat: String(chat.id), fromMe: true, t: message.t, ack: 0 };
  return [Promise.resolve(addMessage(data, true)), deliver(data)];
}

/** Again and again, as after every loss of the connection. The server knows a message by its id. */
async function deliver(data) {
  for (;;) {
    const answer = await ask('send', data).catch(() => null);
    if (answer !== null) {
      const message = Msg.get(`true_${data.chat}_${data.id}`);
      message.change({ ack: answer.ack });
      Msg.trigger('change:ack', message, answer.ack);
      return { messageSendResult: answer.ack > 0 ? 'OK' : 'ERROR_UNKNOWN' };
    }
    await pause(RECONNECTS);
  }
}

export async function sendSeen({ chat }) {
  chat.unreadCount = 0;
  await ask('seen', { chat: String(chat.id) });
}

const tell = (state) => (chat) => ask('typing', { chat: String(chat), state });
export const ChatState = {
  sendChatStateComposing: tell('typing'),
  sendChatStateRecording: tell('recording'),
  sendChatStatePaused: tell('stop'),
};

export async function sendRevokeMsgs(_chat, { list }) {
  for (const message of list) {
    await ask('revoke', { id: String(message.id) });
    message.change({ type: 'revoked', body: '' });
    Msg.trigger('change:type', message);
  }
}

export async function sendDeleteMsgs(chat, { list }) {
  for (const { id } of list) {
    Msg.models.delete(String(id));
    Chats.get(chat.id).msgs.models.delete(String(id));
    await ask('forget', { id: String(id) });
  }
}
