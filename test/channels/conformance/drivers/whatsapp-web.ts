import { randomBytes } from 'node:crypto';
import { createWhatsAppWeb } from '../../../../bot/channels/whatsapp/web/index.ts';
import { isPaired, openWeb, pair, QUICK } from '../../whatsapp/web/opened.ts';
import { phone as phoneAt } from '../../whatsapp/web/phone.ts';
import type { Stored } from '../../whatsapp/web/stand-in/chats.ts';
import type { WhatsAppServer } from '../../whatsapp/web/stand-in/index.ts';
import type { Done, Driver, Filed, Phone, Shown, ShownFile } from '../driver.ts';
import { cannotPress, goneOnlyAtFirst, looksSent, tellsNoRate } from '../limits.ts';

/** How long the driver waits for an answer of the page, in milliseconds. */
const GIVES_UP = 1_000;

/** WhatsApp on an ordinary number: whatsapp-web.js in a real Chromium, against a page and servers of the tests. */
export const whatsappWeb: Driver = {
  title: 'WhatsApp, ordinary number',
  channel: 'whatsapp',
  how: {
    'opens the topic of a code on paper, in its language': 'a message stands ready to be sent',
    'is confirmed only when the house has it': 'it is shown as read then, and our own mark passes it',
    'is not doubled when the answer is lost': 'the next attempt looks in the chat first',
    'can be taken back': 'for two days and a half',
    'shows that an answer is being written': 'as long as a person would type, but not in a crisis',
    'is refused where a file is too large, and staff see why': 'ours is 20 MB',
  },
  limits: {
    'shows choices to press': cannotPress('no buttons on an ordinary number; every choice has a number'),
    'waits as long as the platform asks': tellsNoRate('WhatsApp names no limits: the house keeps a pace of its own'),
    'is given up for who blocked us, and staff see it': looksSent('WhatsApp never tells who blocked a number'),
    'is given up for who is gone, and staff see it': goneOnlyAtFirst(
      'found out where no chat was begun; for who left later WhatsApp shows one tick for ever',
    ),
  },
  async open({ alarm, closing }) {
    const opened = await openWeb({ alarm, pace: { ...QUICK, call: GIVES_UP } }, closing);
    const { whatsapp, settings } = opened;
    let people = 1_000;
    let isFirst = true;
    return {
      async start(receive) {
        if (isFirst) {
          isFirst = false;
          await pair(opened, receive);
          return opened.channel;
        }
        const channel = createWhatsAppWeb(settings);
        await channel.start(receive);
        await isPaired(channel);
        return channel;
      },
      phone: () => phoneOf(whatsapp, `3160000${++people}@c.us`),
      order(trouble, { address }, times = 1) {
        const isHers = ({ chat }: Readonly<Record<string, unknown>>) => chat === address;
        if (trouble === 'gone') return void whatsapp.nobody.add(address);
        // Nobody answers until the driver has given up; then the page finds out by itself that the message is there.
        if (trouble === 'lost-answer') setTimeout(whatsapp.faults.clear, GIVES_UP + 200);
        const fault = trouble === 'lost-answer' ? 'hang' : trouble === 'reset' ? 'lose' : 'refuse';
        for (let n = 0; n < times; n++) whatsapp.faults.order('send', fault, isHers);
      },
      courtesies: ({ address }) =>
        whatsapp.log.filter(({ about }) => about.chat === address).map(({ call }) => (call === 'seen' ? 'read' : call)),
    };
  },
};

function phoneOf(whatsapp: WhatsAppServer, chat: string): Phone {
  const hers = phoneAt(whatsapp, chat);
  let last: Stored | null = null;
  const done = (message: Stored): Done => {
    last = message;
    return {
      isTaken: () => whatsapp.chats.unread(chat) === 0,
      // It stands in the chat, where the next session finds it again.
      again() {},
    };
  };
  const sends = (type: string) => () => done(hers.sends({ type }));
  return {
    address: chat,
    writes: (text) => done(hers.writes(text)),
    presses: () => Promise.reject(new Error('there are no buttons')),
    sends: (file) => done(hers.sendsFile(file.content, contentOf(file))),
    edits(text) {
      if (last === null) throw new Error('nothing was written');
      hers.edits(last, text);
      return done(last);
    },
    takesBack: () => void hers.sends({ type: 'revoked' }),
    unreadable: {
      sticker: sends('sticker'),
      poll: sends('poll_creation'),
      contact: sends('vcard'),
      place: sends('location'),
      video: sends('video'),
      call() {
        hers.calls();
        return { isTaken: () => true, again() {} };
      },
    },
    writesInGroup: (text) => void phoneAt(whatsapp, `1203630${randomBytes(4).readUInt32BE()}@g.us`).writes(text),
    follows: (code) => done(hers.writes(`/start ${code}`)),
    scans: async (url) => done(hers.writes(new URL(url).searchParams.get('text') ?? '')),
    shows: async () =>
      hers
        .shows()
        .filter(({ type }) => type !== 'revoked')
        .map((message) => shownOf(whatsapp, message)),
  };
}

const TYPES: Readonly<Record<Filed['kind'], string>> = { document: 'document', photo: 'image', voice: 'ptt' };

function contentOf({ kind, name, type, caption }: Filed) {
  return {
    type: TYPES[kind],
    mimetype: type,
    ...(kind === 'document' ? { filename: name } : {}),
    ...(kind === 'voice' ? { duration: '3' } : {}),
    ...(caption === undefined ? {} : { caption }),
  };
}

const KINDS: Readonly<Record<string, ShownFile['kind']>> = { document: 'document', image: 'photo', ptt: 'voice' };

function shownOf({ media }: WhatsAppServer, message: Stored): Shown {
  const { type, body, caption, filename, directPath, loc, lat, lng } = message;
  const kind = KINDS[type];
  const name = typeof filename === 'string' ? filename : null;
  return {
    text: String((type === 'chat' ? body : caption) ?? ''),
    buttons: [],
    file:
      kind === undefined ? null : { kind, name, read: async () => media.get(String(directPath)) ?? Buffer.alloc(0) },
    place: type === 'location' ? { name: String(loc).split('\n')[0] ?? '', at: [Number(lat), Number(lng)] } : null,
  };
}
