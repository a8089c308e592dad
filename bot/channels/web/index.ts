import type { Context, Hono } from 'hono';
import { createLimit, peerOf } from '../../limit.ts';
import type { Clock, Files, Pulse, Threads } from '../../ports.ts';
import type { Channel, Receive } from '../channel.ts';
import { readAssets } from './assets.ts';
import type { Chat } from './chat.ts';
import { fetchUpload, type SentFiles, type TakenBack, type TypeOf, type Uploads } from './files.ts';
import { createRoom, FILES, FILES_OF_PLACE, LARGEST_FILE, NEWCOMERS, POSTS } from './limits.ts';
import { markIn, type Words } from './render.ts';
import { createRoutes } from './routes.tsx';
import { createUnderway } from './underway.ts';
import { createVisitors } from './visitor.ts';

/** Open pages of one visitor: her tabs and a phone that has not noticed yet that it lost us. */
const PAGES_OF_VISITOR = 8;
/** Open pages behind one address: all computers and phones of a centre. */
const PAGES_OF_PLACE = 300;
/** Uploads that come in at once: each is held in memory, up to the size of the largest file. */
const COMING = { ofVisitor: 2, ofPlace: 8, atAll: 16 };

/** What the web chat needs from the house. */
export type Parts = Words & {
  readonly threads: Threads;
  readonly pulse: Pulse;
  /** Files that the house gives. */
  readonly files: Files;
  /** Files that come with a message, until the house has fetched them. */
  readonly uploads: Uploads;
  /** Files that came, for whoever sent them. */
  readonly sentFiles: SentFiles;
  readonly takenBack: TakenBack;
  readonly typeOf: TypeOf;
  readonly clock: Clock;
  /** As people type it: `https://chat.example.org`. */
  readonly publicUrl: string;
  /** The clock on the wall of the centre. */
  readonly zone: string;
  /** Hears what went wrong, without a word of what anybody wrote. */
  readonly alarm: (what: string, error: unknown) => void;
  /** Known to every process of the house and to nobody else. */
  readonly secret: string;
  /** Where a visitor comes from, for counting; with a proxy in front main knows which header to trust. Null: unknown. */
  readonly visitorIp?: (c: Context) => string | null;
  /** Sites that may show `/chat?embed` in a frame; any, unless the centre names them. */
  readonly embedders?: readonly string[];
};

/** The web chat: a channel whose messages are delivered by being there to read, and the pages to read them on. */
export type WebChannel = Channel & { readonly routes: Hono };

const closed: Receive = () => Promise.reject(new Error('the web chat is closed'));

/** What opens and closes: who takes the knocks, and what ends the open pages. */
type Door = { receive: Receive; closing: AbortController };

function chatOf({ say, label, clock, visitorIp = peerOf, embedders = ['*'], ...parts }: Parts, door: Door): Chat {
  const now = () => Date.parse(clock());
  return {
    ...parts,
    words: { say, label },
    embedders,
    visitorIp,
    underway: createUnderway(),
    assets: readAssets(),
    visitors: createVisitors(parts.publicUrl, parts.secret),
    posts: createLimit(POSTS, now),
    newcomers: createLimit(NEWCOMERS, now),
    filed: createLimit(FILES, now),
    filedAtPlace: createLimit(FILES_OF_PLACE, now),
    coming: createRoom(COMING.ofVisitor),
    comingFromPlace: createRoom(COMING.ofPlace),
    comingAtAll: createRoom(COMING.atAll),
    pages: createRoom(PAGES_OF_VISITOR),
    pagesOfPlace: createRoom(PAGES_OF_PLACE),
    receive: (knock) => door.receive(knock),
    closing: () => door.closing.signal,
  };
}

/** Makes the web chat; main mounts its `routes` at `/`. */
export function createWebChannel(parts: Parts): WebChannel {
  const door: Door = { receive: closed, closing: new AbortController() };
  const chat = chatOf(parts, door);
  return {
    name: 'web',
    abilities: {
      buttons: 10,
      buttonLength: 80,
      textLength: 4_096,
      deletes: true,
      fileBytes: LARGEST_FILE,
      places: true,
    },
    routes: createRoutes(chat),
    async start(receive) {
      door.receive = receive;
      door.closing = new AbortController();
    },
    /** Open pages come again by themselves, to us or to another process. */
    async stop() {
      door.receive = closed;
      door.closing.abort();
      await chat.underway.ended();
    },
    async send(message) {
      chat.underway.hear(message);
      return { kind: 'sent', platformId: null };
    },
    fetch: (ref, most) => fetchUpload(chat.uploads, ref, most),
    /** A line has no id but its mark, `"12.1"`. Open pages lose it too. */
    async erase(to, platformId) {
      const mark = markIn(platformId);
      return mark !== null && chat.takenBack.erase({ channel: 'web', id: to }, mark);
    },
    isReady: async () => door.receive !== closed,
  };
}
