import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { createAdmin, createAuth, ensureFirstAccount } from '../../bot/admin/index.tsx';
import type { AdminParts } from '../../bot/admin/parts.ts';
import type { DocumentStore } from '../../bot/cv/store.ts';
import type { Inbound } from '../../bot/engine/inbound.ts';
import { createSocialMapDesk } from '../../bot/hsds/desk.ts';
import { createPress } from '../../bot/paper/press/press.tsx';
import type { Pulse } from '../../bot/ports.ts';
import { createRosterDesk } from '../../bot/roster/desk.ts';
import { createPulse } from '../../prisma/pulse.ts';
import { createFeeds } from '../../prisma/stores/calendar-feeds.ts';
import { createStaffDesk } from '../../prisma/stores/desk.ts';
import { createCrisisDesk } from '../../prisma/stores/desk-crisis.ts';
import { createCvDesk } from '../../prisma/stores/desk-cv.ts';
import { createSocialMapStore, socialMapReader } from '../../prisma/stores/hsds.ts';
import { createPaperCentres } from '../../prisma/stores/paper-centres.ts';
import { createRosterStore } from '../../prisma/stores/roster.ts';
import { createAccounts } from '../../prisma/stores/staff-accounts.ts';
import { createPusher, newPushKeys } from '../../workers/push.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { memoryDocuments, seal } from '../stores/keeping.ts';
import { postgresStores } from '../stores/playing.ts';
import { openHouse, type Playing, theHouse, words } from '../talk/house.ts';

export const PETRA = { email: 'petra@example.org', password: 'een lang wachtwoord', name: 'Petra' };
const ORIGIN = 'http://127.0.0.1:3000';
/** A quiet Sunday morning, two days before Huda meets Willem. */
const NOW = '2026-11-22T10:00:00Z';

export type AdminHouse = {
  readonly fresh: Fresh;
  readonly playing: Playing;
  readonly app: Hono;
  readonly parts: AdminParts;
  /** Where documents of the CV desk lie. */
  readonly documents: DocumentStore;
  /** Asks as a browser on our own page would. */
  ask(path: string, asked?: Asked): Promise<Response>;
  /** Signs in and returns the cookie of the session. */
  signIn(): Promise<string>;
  /** Somebody writes from an address: `hears('huda', { kind: 'text', … })`. */
  hears(address: string, inbound: Inbound): Promise<void>;
  /** The conversation of an address. */
  conversationOf(address: string): Promise<string>;
  close(): Promise<void>;
};

type Asked = {
  readonly cookie?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly from?: string;
};

const asCookie = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** Asks a house as a browser on our own page would. */
const asking =
  (app: Hono): AdminHouse['ask'] =>
  async (path, { cookie, form, headers, from = '192.0.2.1' } = {}) => {
    const sent = { ...(cookie ? { cookie } : {}), 'sec-fetch-site': 'same-origin', ...headers };
    const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
    return app.request(path, { ...init, headers: sent }, { incoming: { socket: { remoteAddress: from } } });
  };

async function partsOf(
  { database }: Fresh,
  playing: Playing,
  pulse: Pulse,
  documents: DocumentStore,
): Promise<AdminParts> {
  const auth = createAuth(database.prisma, { secret: `${randomUUID()}${randomUUID()}`, baseURL: ORIGIN });
  await ensureFirstAccount(auth, PETRA);
  return {
    auth,
    accounts: createAccounts(database),
    desk: createStaffDesk(database, 'Europe/Amsterdam', seal),
    cvDesk: createCvDesk(database, {
      documents,
      isScanned: false,
      clock: () => playing.now,
      zone: 'Europe/Amsterdam',
    }),
    feeds: createFeeds(database.pool),
    socialMap: createSocialMapDesk(createSocialMapStore(database)),
    paper: createPress({
      current: socialMapReader(database.pool),
      centres: createPaperCentres(database.pool),
      addresses: () => ({ publicUrl: ORIGIN, telegramBot: null, whatsappNumber: null }),
      say: words.say,
      clock: () => playing.now,
      zone: 'Europe/Amsterdam',
      chromium: undefined,
    }),
    roster: createRosterDesk(
      createRosterStore(database, 'Europe/Amsterdam', () => playing.now),
      {
        clock: () => playing.now,
        zone: 'Europe/Amsterdam',
      },
    ),
    knock: playing.knock,
    crisis: createCrisisDesk(database, 'Europe/Amsterdam'),
    pusher: createPusher(async () => newPushKeys(), 'mailto:staff@example.org'),
    alerted: () => {},
    pulse,
    say: words.say,
    label: words.label,
    understanding: theHouse.understanding,
    clock: () => playing.now,
    zone: 'Europe/Amsterdam',
    publicUrl: ORIGIN,
    notice: () => {},
    deliver: () => {},
  };
}

/** The whole house as staff see it: PostgreSQL, the spine, the view. Its clock stands still until it is moved. */
export async function openAdmin(changes: (playing: Playing) => Partial<AdminParts> = () => ({})): Promise<AdminHouse> {
  const fresh = await freshDatabase();
  const { database, url } = fresh;
  const pulse = createPulse(url);
  await pulse.start();
  const playing = openHouse(postgresStores(database), NOW);
  const documents = memoryDocuments();
  const parts = { ...(await partsOf(fresh, playing, pulse, documents)), ...changes(playing) };
  const app = new Hono().route('/admin', createAdmin(parts));
  const ask = asking(app);
  const { email, password } = PETRA;
  return {
    fresh,
    playing,
    app,
    parts,
    documents,
    ask,
    signIn: async () => asCookie(await ask('/admin/sign-in', { form: { email, password } })),
    async hears(id, inbound) {
      await playing.knock({ from: { address: { channel: 'web', id } }, arrival: { key: randomUUID(), inbound } });
    },
    async conversationOf(external) {
      const where = { address: { external } };
      return (await database.prisma.conversation.findFirstOrThrow({ where })).id;
    },
    async close() {
      await pulse.stop();
      await fresh.drop();
    },
  };
}

export const text = (words: string): Inbound => ({ kind: 'text', text: words });
