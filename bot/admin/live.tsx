import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { createBell, type Rung } from './bell.ts';
import { changed, isOnItsWay, type Shown, vanished } from './changes.tsx';
import type { AdminEnv } from './parts.ts';
import { around, nameOfAll, type Region, readAround, type Showing, spoken } from './regions.tsx';
import { signedIn } from './session.ts';
import type { Rooms } from './setting.ts';
import type { Setting } from './views/setting.ts';

/** Keeps proxies from closing a quiet stream, and looks whether anything was missed. */
const QUIET_MS = 25_000;
/** While a message is on its way it is looked after sooner: what became of it is told by nobody. */
const ON_ITS_WAY_MS = 1_000;

/** Follows what happens, and sends every change as the part of the page that it changes. */
export function live(rooms: Rooms, showing: Showing, c: Context<AdminEnv>): Response {
  // What the page says as it was made; after a broken connection, what it said last.
  const seen = c.req.header('last-event-id') || c.req.query('seen');
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    try {
      await follow(rooms, showing, seen, c.req.raw.headers, stream);
    } catch {
      // The database is away: the browser comes back by itself, and says meanwhile that it lost touch.
      rooms.notice('a live page was cut off', { staff: c.get('staff').id });
    }
  });
}

type Send = (html: string, id: string) => Promise<unknown>;

async function follow(
  rooms: Rooms,
  showing: Showing,
  seen: string | undefined,
  headers: Headers,
  stream: SSEStreamingApi,
) {
  const bell = createBell();
  const deaf = rooms.pulse.listen(bell.ring);
  stream.onAbort(() => bell.ring(''));
  const send: Send = (data, id) => (data === '' ? stream.write(': \n\n') : stream.writeSSE({ id, data }));
  const tell = teller(rooms, showing, seen, send);
  let rung: Rung = null;
  try {
    while (!stream.aborted) {
      const who = await signedIn(rooms.auth, headers, 'look');
      if (who === null) return void (await stream.writeSSE({ event: 'signed-out', data: '' }));
      const isOnTheWay = await tell(await rooms.setting(who.staff), rung);
      rung = await bell.rung(isOnTheWay ? ON_ITS_WAY_MS : QUIET_MS);
    }
  } finally {
    deaf();
  }
}

/** Tells what has changed since it last told anything; answers whether a message is still on its way. */
function teller(rooms: Rooms, showing: Showing, seen: string | undefined, send: Send) {
  const shown: Shown = new Map();
  let open: Region[] = [];
  let first = true;
  return async (setting: Setting, rung: Rung): Promise<boolean> => {
    open = (await readOpen(rooms, showing, setting, rung)) ?? open;
    const regions = [...around(await readAround(rooms, showing, setting), showing, setting), ...open];
    const parts = [...vanished(regions, shown), ...changed(regions, shown, first)];
    const id = nameOfAll(regions);
    // The page that asks was made with all this on it already.
    await send(first && id === seen ? '' : parts.join('\n'), id);
    first = false;
    return open.some(isOnItsWay);
  };
}

/** The open conversation, read again when it moved or when nobody knows; null where it stands as it was. */
async function readOpen({ desk }: Rooms, { looking }: Showing, setting: Setting, rung: Rung): Promise<Region[] | null> {
  if (looking.open === null) return [];
  if (rung !== null && !rung.has(looking.open)) return null;
  const thread = await desk.thread(looking.open, setting.staff.id);
  return thread === null ? [] : spoken(thread, setting);
}
