import { createWid, MsgKey } from './ids.js';
import { ask, forgetDevice, hear } from './link.js';
import * as media from './media.js';
import * as messages from './messages.js';
import * as sending from './sending.js';
import { AltDeviceLinking, become, Cmd, Conn, keys, Socket, showRef, sync } from './socket.js';

/**
 * Stands in for the page of WhatsApp Web: the modules that whatsapp-web.js 1.34.7 asks for by name, with as much in
 * them as it uses. What it knows comes from a server of the tests, which plays WhatsApp and everybody's telephone.
 */
const me = createWid('31600000000@c.us');
/** Whether the page tells the library whose number it is. It did not in some versions, and the library stumbled. */
let tells = true;
const myself = () => {
  if (!tells) throw new Error('no user');
  return { ...me };
};
const calls = { on() {}, ringing: new Map() };

const MODULES = {
  WABase64: { encodeB64: (text) => text },
  WALinkify: { findLink: () => undefined, findLinks: () => [] },
  WAWebAdvSignatureApi: {},
  WAWebAltDeviceLinkingApi: AltDeviceLinking,
  WAWebCallCollection: calls,
  WAWebChatGetters: { getIsNewsletter: () => false, getIsBroadcast: () => false },
  WAWebChatLoadMessages: { loadEarlierMsgs: messages.loadEarlierMsgs },
  WAWebChatStateBridge: sending.ChatState,
  WAWebCmd: {
    Cmd: Object.assign(Cmd, { sendRevokeMsgs: sending.sendRevokeMsgs, sendDeleteMsgs: sending.sendDeleteMsgs }),
  },
  WAWebCollections: { Msg: messages.Msg, Chat: messages.Chats },
  WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: keys.DEVICE_PLATFORM },
  WAWebConnModel: { Conn },
  WAWebDownloadManager: { downloadManager: media },
  WAWebFindChatAction: { findOrCreateLatestChat: messages.findOrCreateLatestChat },
  WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
  WAWebMediaDataUtils: { shouldUseMediaCache: () => false },
  WAWebMediaMmsV4Upload: media,
  WAWebMediaOpaqueData: media.OpaqueData,
  WAWebMediaStorage: media,
  WAWebMmsMediaTypes: { msgToMediaType: ({ type }) => type, castToV4: (type) => type },
  WAWebMsgActionCapability: {
    canSenderRevokeMsg: ({ id, t }) => id.fromMe && Date.now() / 1_000 - t < 216_000,
    canAdminRevokeMsg: () => false,
  },
  WAWebMsgKey: MsgKey,
  WAWebNonMessageDataRequestPlaceholderMessageResendUtils: { handlePlaceholderMsgsSeen() {} },
  WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => 100 } },
  WAWebPrepRawMedia: media,
  WAWebQueryExistsJob: { queryWidExists: async (wid) => ask('exists', { id: String(wid) }) },
  WAWebSendMsgChatAction: { addAndSendMsgToChat: sending.addAndSendMsgToChat },
  WAWebSignalStoreApi: { waSignalStore: keys.waSignalStore },
  WAWebSocketModel: { Socket },
  WAWebStreamModel: { Stream: { markAvailable() {}, markUnavailable() {} } },
  WAWebSyncGatingUtils: {},
  WAWebUpdateUnreadChatAction: { sendSeen: sending.sendSeen },
  WAWebUserPrefsInfoStore: { waNoiseInfo: keys.waNoiseInfo },
  WAWebUserPrefsMeUser: { getMaybeMePnUser: myself, getMaybeMeLidUser: () => undefined },
  WAWebUserPrefsMultiDevice: { getADVSecretKey: () => 'c2VjcmV0' },
  WAWebWidFactory: { createWid, createWidFromWidLike: createWid },
};

window.require = (name) => {
  if (!(name in MODULES)) throw new Error(`the stand-in has no module ${name}`);
  return MODULES[name];
};

/** What the server may tell, and what the page of WhatsApp then does. */
const HEARS = {
  ref: ({ ref }) => showRef(ref),
  // The codes are used up. WhatsApp waits for somebody to press a button on the page.
  idle: () => become('UNPAIRED_IDLE'),
  linked: () => enter(),
  state: ({ state }) => become(state),
  sync: ({ when }) => sync(when),
  reload: () => location.reload(),
  async logout() {
    Cmd.trigger('logout');
    await forgetDevice();
    location.reload();
  },
  message: ({ message, silent }) => messages.addMessage(message, silent !== true),
  edit: messages.edit,
  decrypted: ({ message }) => messages.decrypt(message),
  call: ({ call }) => calls.ringing.set(call.id, call),
};

/** A linked device: it has the newest message of each chat, and loads older ones when it is asked to. */
async function enter() {
  const { chats, sync: when } = await ask('enter');
  for (const chat of chats) {
    messages.addChat(chat);
    if (chat.newest !== null) messages.addMessage(chat.newest, false);
  }
  tells = when !== 'stuck';
  become('CONNECTED');
  await sync(when);
}

await hear((event) => HEARS[event.kind](event));
const { linked, ref } = await ask('hello');
window.Debug = { VERSION: '2.3000.1' };
if (linked) await enter();
else {
  showRef(ref);
  become('UNPAIRED');
}
