import { type Context, Hono } from 'hono';
import { QUEUES, type QueueName } from '../../staff-cv-ports.ts';
import { allow, refuse } from '../guard.tsx';
import { live } from '../live.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { CV_TEXTS as texts } from '../texts-cv.ts';
import type { Queue, QueueAsked } from '../views/cv-queue.tsx';
import { CV_DESK, QueuePage } from '../views/cv-queue.tsx';
import { handBackQuietly } from './cv-asked.ts';
import { NOWHERE, page } from './page.tsx';

type C = Context<AdminEnv>;

/** A submission, by the address of its page. */
export const SUBMISSION = '/cv-desk/:submission{[0-9a-f-]{36}}';
export const submissionIn = (c: C): string => c.req.param('submission') ?? '';

const LONGEST_CURSOR = 40;

const isQueue = (list: string | undefined): list is QueueName => QUEUES.includes(list as QueueName);

/** The list that an address asks for; null where it asks for none. */
function askedOf(c: C): QueueAsked | null {
  const list = c.req.query('list');
  return isQueue(list) ? { list, after: c.req.query('after')?.slice(0, LONGEST_CURSOR) ?? null } : null;
}

/** Without a word in the address: what she has begun, or, where there is nothing, what waits. */
async function usual(c: C, { cvDesk }: Rooms): Promise<QueueAsked> {
  const { mine } = await cvDesk.counts(c.get('staff').id);
  return { list: mine > 0 ? 'mine' : 'waiting', after: null };
}

const DONE: Readonly<Record<string, string>> = { released: texts.released, 'given-back': texts.givenBack };

async function show(c: C, rooms: Rooms, asked: QueueAsked, problem?: string, status: 200 | 404 | 409 = 200) {
  const showing: Showing = { place: 'cv-desk', looking: NOWHERE, submissions: asked };
  const { isScanned } = rooms.cvDesk;
  const done = problem === undefined ? DONE[c.req.query('done') ?? ''] : undefined;
  const shown = await page(c, rooms, showing, (setting, { submissions }) => ({
    body: <QueuePage queue={submissions as Queue} {...{ asked, isScanned, setting, problem, done }} />,
  }));
  return c.html(shown, status);
}

/** What a stream follows: the list that its page shows; none beside a document, or on the page of an account. */
function followed(c: C): Showing {
  const asked = askedOf(c);
  return { place: 'cv-desk', looking: NOWHERE, ...(asked === null ? {} : { submissions: asked }) };
}

async function claim(c: C, rooms: Rooms) {
  const [id, { id: staff }] = [submissionIn(c), c.get('staff')];
  const came = await rooms.cvDesk.claim(id, staff);
  const asked = { list: 'waiting', after: null } as const;
  if (came === 'gone') return show(c, rooms, asked, texts.gone, 404);
  if (came === 'taken') {
    const name = (await rooms.cvDesk.row(id))?.reviewer?.name ?? null;
    return show(c, rooms, asked, texts.taken(name), 409);
  }
  rooms.notice('a submission was claimed', { staff });
  return c.redirect(`${CV_DESK}/${id}`, 303);
}

/** From whom it was taken is said on the page that follows; the name comes from the account, not from the address. */
async function takeOver(c: C, rooms: Rooms) {
  const [id, { id: staff }] = [submissionIn(c), c.get('staff')];
  const before = (await rooms.cvDesk.row(id))?.reviewer ?? null;
  if ((await rooms.cvDesk.takeOver(id, staff)) === 'gone') return refuse(c, rooms.asset, texts.gone, 404);
  rooms.notice('a submission was taken over', { staff });
  const from = before === null || before.id === staff ? '' : `?from=${encodeURIComponent(before.id)}`;
  return c.redirect(`${CV_DESK}/${id}${from}`, 303);
}

async function release(c: C, rooms: Rooms) {
  const [id, { id: staff }] = [submissionIn(c), c.get('staff')];
  const submission = await rooms.cvDesk.submission(id, staff);
  if (submission === null || !(await rooms.cvDesk.release(id, staff))) return refuse(c, rooms.asset, texts.gone, 404);
  rooms.notice('a submission was released', { staff });
  await handBackQuietly(rooms, submission, staff);
  return c.redirect(`${CV_DESK}?list=waiting&done=released`, 303);
}

/** What waits to be read, and who reads it. */
export const cvDeskRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/cv-desk', allow(rooms, 'cv.see'), async (c) => show(c, rooms, askedOf(c) ?? (await usual(c, rooms))))
    .get('/live/cv-desk', allow(rooms, 'cv.see'), (c) => live(rooms, followed(c), c))
    .post(`${SUBMISSION}/claim`, allow(rooms, 'cv.review'), (c) => claim(c, rooms))
    .post(`${SUBMISSION}/take-over`, allow(rooms, 'cv.take-over'), (c) => takeOver(c, rooms))
    .post(`${SUBMISSION}/release`, allow(rooms, 'cv.review'), (c) => release(c, rooms));
