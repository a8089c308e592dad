import { Events } from './events.js';
import { ask } from './link.js';

/** The connection: UNPAIRED shows a code, CONNECTED is linked; `hasSynced` when the messages are there. */
export const Socket = Object.assign(new Events(), { state: 'OPENING', hasSynced: false });
export const Cmd = new Events();
export const Conn = Object.assign(new Events(), {
  ref: undefined,
  serialize: () => ({ pushname: 'Buurtmus', platform: 'android' }),
});

export function become(state) {
  if (Socket.state === state) return;
  Socket.state = state;
  Socket.trigger('change:state', Socket, state);
}

export function showRef(ref) {
  Conn.ref = ref;
  Conn.trigger('change:ref', Conn, ref);
}

const SOON = 20;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Tells that the messages are there. WhatsApp takes a while for it, mostly longer than the library needs to listen;
 * `early` and `never` are what else happens.
 */
export async function sync(when) {
  if (when === 'never') return;
  while (when !== 'early' && !Socket.hears('change:hasSynced')) await pause(SOON);
  await pause(SOON);
  Socket.hasSynced = true;
  Socket.trigger('change:hasSynced', Socket, true);
}

/** Pairing by a code that is typed on the telephone. */
export const AltDeviceLinking = {
  setPairingType() {},
  async initializeAltDeviceLinking() {},
  startAltLinkingFlow: async (phone) => (await ask('code', { phone })).code,
};

const key = { pubKey: 'a2V5' };
export const keys = {
  DEVICE_PLATFORM: '1',
  waNoiseInfo: { get: async () => ({ staticKeyPair: key }) },
  waSignalStore: { getRegistrationInfo: async () => ({ identityKeyPair: key }) },
};
