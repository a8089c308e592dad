import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createWhatsAppCloud, type WhatsAppCloud } from '../../../../bot/channels/whatsapp/cloud/index.ts';
import { createDeliveryNews } from '../../../../prisma/stores/delivery-news.ts';
import { words } from '../../../talk/house.ts';
import { type Fault, NOT_ON_WHATSAPP, SERVER_ERROR, tooMany } from '../../whatsapp/cloud/graph-api/faults.ts';
import { APP, type GraphApi, startGraphApi } from '../../whatsapp/cloud/graph-api/index.ts';
import type { Shown as ShownThere } from '../../whatsapp/cloud/graph-api/phones.ts';
import { signed } from '../../whatsapp/cloud/graph-api/webhooks.ts';
import { settingsFor } from '../../whatsapp/cloud/opened.ts';
import { phone as phoneAt } from '../../whatsapp/cloud/phone.ts';
import type { Done, Driver, Filed, Phone, Shown, ShownFile, Trouble } from '../driver.ts';
import { bringsInNoOrder, cannotErase } from '../limits.ts';

const FAULTS: Readonly<Record<Exclude<Trouble, 'blocked'>, Fault>> = {
  rate: tooMany(1),
  error: SERVER_ERROR,
  reset: { kind: 'reset' },
  'lost-answer': { kind: 'drop-answer' },
  gone: NOT_ON_WHATSAPP,
};

const BLOCKED_LOOKS_GONE = 'Meta does not tell who blocked us from who is gone (131026); staff see it either way';

/** WhatsApp by Meta's Cloud API, against a Graph API of the tests that calls our webhook. */
export const whatsappCloud: Driver = {
  title: 'WhatsApp, Cloud API',
  channel: 'whatsapp',
  how: {
    'opens the topic of a code on paper, in its language': 'a message stands ready to be sent',
    'shows choices to press': '3 buttons or a list of 10, else numbers',
    'is confirmed only when the house has it': 'the webhook answers 200 then',
    'is not doubled when the answer is lost': 'a status tells that it arrived',
    'is given up for who blocked us, and staff see it': BLOCKED_LOOKS_GONE,
    'shows that an answer is being written': 'where it takes a moment',
  },
  limits: {
    'is taken in order after such a time': bringsInNoOrder('Meta brings again what was not taken, in no order'),
    'can be taken back': cannotErase('the Cloud API takes no message back'),
  },
  async open({ fresh, alarm, closing }) {
    const graph = await startGraphApi();
    let current: WhatsAppCloud | null = null;
    const fetch = (request: Request) => current?.routes.fetch(request) ?? new Response(null, { status: 502 });
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((listening) => server.once('listening', listening));
    closing(async () => {
      await graph.close();
      server.close();
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/whatsapp/webhook`;
    let number = 31_600_000_000;
    return {
      async start(receive) {
        const told = createDeliveryNews(fresh.database.pool);
        const listLabel = () => words.say('whatsapp.choose', undefined, 'nl');
        current = createWhatsAppCloud({ ...settingsFor(graph), told, listLabel, alarm });
        await current.start(receive);
        if (!(await graph.webhooks.subscribe(url, APP.verifyToken))) throw new Error('the webhook was not verified');
        return current;
      },
      phone: () => phoneOf(graph, String(++number), url),
      order(trouble, { address }, times = 1) {
        const fault = FAULTS[trouble === 'blocked' ? 'gone' : trouble];
        graph.faults.order('messages', fault, times, ({ to }) => to === address);
      },
      courtesies: () => [...graph.phones.read.map(() => 'read'), ...graph.phones.typing.map(() => 'typing')],
    };
  },
};

function phoneOf(graph: GraphApi, address: string, webhook: string): Phone {
  const hers = phoneAt(graph, address);
  const done = (wamid: string): Done => {
    const delivered = () => graph.webhooks.deliveries.filter(({ body }) => body.includes(wamid));
    return {
      isTaken: () => delivered().some(({ status }) => status === 200),
      again() {
        const body = delivered()[0]?.body ?? '';
        const headers = { 'x-hub-signature-256': signed(body, APP.appSecret) };
        void fetch(webhook, { method: 'POST', body, headers });
      },
    };
  };
  const sends = (content: Readonly<Record<string, unknown>>) => () => done(hers.sends(content));
  return {
    address,
    writes: (text) => done(hers.writes(text)),
    async presses(number) {
      const newest = hers.shows().findLast(({ buttons }) => buttons.length > 0)?.buttons ?? [];
      return done(hers.presses(newest.find(({ id }) => id.endsWith(`.${number}`))?.id ?? `${number}`));
    },
    sends: (file) => done(sendFile(hers, file)),
    edits: (text) => done(hers.edits(text)),
    takesBack: () => void hers.sends({ type: 'revoke', revoke: { original_message_id: 'wamid.X' } }),
    unreadable: {
      sticker: sends({ type: 'sticker', sticker: { id: '1' } }),
      poll: sends({ type: 'unsupported', unsupported: { type: 'poll_creation' } }),
      contact: sends({ type: 'contacts', contacts: [] }),
      place: sends({ type: 'location', location: { latitude: 52.1, longitude: 4.3 } }),
      video: sends({ type: 'video', video: { id: '1' } }),
      call: () => done(hers.calls()),
    },
    writesInGroup: (text) => void hers.sends({ type: 'text', text: { body: text }, group_id: 'group-1' }),
    follows: (code) => done(hers.writes(`/start ${code}`)),
    scans: async (url) => done(hers.writes(new URL(url).searchParams.get('text') ?? '')),
    shows: async () => hers.shows().map(shownOf),
  };
}

function sendFile(hers: ReturnType<typeof phoneAt>, { kind, name, type, content, caption }: Filed): string {
  const words = caption === undefined ? {} : { caption };
  if (kind === 'document') return hers.sendsFile('document', type, content, { filename: name, ...words });
  return hers.sendsFile(kind === 'photo' ? 'image' : 'audio', type, content, words);
}

const KINDS: Readonly<Record<string, ShownFile['kind']>> = { image: 'photo', audio: 'voice', document: 'document' };

function shownOf({ kind, text, buttons, file, place }: ShownThere): Shown {
  return {
    text,
    buttons: buttons.map(({ title, description = '' }) => `${title}\n${description}`.trim()),
    file:
      file === undefined
        ? null
        : { kind: KINDS[kind] ?? 'document', name: file.filename ?? null, read: async () => Buffer.from(file.bytes) },
    place: place === undefined ? null : { name: place.name ?? '', at: [place.latitude, place.longitude] },
  };
}
