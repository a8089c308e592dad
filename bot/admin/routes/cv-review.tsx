import { type Context, Hono } from 'hono';
import type { ReviewedSubmission, ReviewedVersion } from '../../staff-cv-ports.ts';
import { allow, refuse } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { CV_TEXTS as texts } from '../texts-cv.ts';
import type { Asking } from '../views/cv-ask.tsx';
import { CompareView } from '../views/cv-compare.tsx';
import { NotYours } from '../views/cv-not-yours.tsx';
import { ReviewView } from '../views/cv-review.tsx';
import { SUBMISSION, submissionIn } from './cv-desk.tsx';
import { NOWHERE, page } from './page.tsx';

type C = Context<AdminEnv>;

const SHOWING: Showing = { place: 'cv-desk', looking: NOWHERE };

const titleOf = (what: string): string => `${what} · ${TEXTS.product}`;

/** What is said on the page beside the document: what came of a form. */
export type SaidThere = {
  readonly asking?: Asking;
  readonly problem?: string;
  readonly status?: 200 | 409 | 422 | 503;
};

/** What came of what led here, by the address. */
async function doneOf(c: C, { desk }: Rooms): Promise<string | undefined> {
  if (c.req.query('done') === 'asked') return texts.ask.sent;
  const from = c.req.query('from');
  const name = from === undefined ? undefined : (await desk.colleagues()).get(from);
  return name === undefined ? undefined : texts.tookOver(name);
}

/** What waits longest is read first, where she has handed in another one meanwhile; else the newest. */
const versionToRead = ({ versions }: ReviewedSubmission): ReviewedVersion | undefined =>
  versions.findLast(({ state }) => state === 'submitted') ?? versions[0];

/** The document beside the form. */
export async function reviewPage(c: C, rooms: Rooms, submission: ReviewedSubmission, said: SaidThere = {}) {
  const version = versionToRead(submission);
  if (version === undefined) return refuse(c, rooms.asset, texts.gone, 404);
  const { asking = {}, problem, status = 200 } = said;
  const done = problem === undefined && asking.problem === undefined ? await doneOf(c, rooms) : undefined;
  const title = titleOf(texts.number(submission.kind, submission.number));
  const view = await page(
    c,
    rooms,
    SHOWING,
    (setting) => ({ body: <ReviewView {...{ submission, version, setting, asking, problem, done }} /> }),
    title,
  );
  return c.html(view, status);
}

/** Whoever has not claimed it hears who has, and sees nothing of it; 403 where there is nothing that she could do. */
async function elsewhere(c: C, rooms: Rooms) {
  const one = await rooms.cvDesk.row(submissionIn(c));
  if (one === null) return refuse(c, rooms.asset, texts.gone, 404);
  const title = titleOf(texts.number(one.kind, one.number));
  const view = await page(c, rooms, SHOWING, (setting) => ({ body: <NotYours {...{ one, setting }} /> }), title);
  const canHave = one.state === 'submitted' || (one.state === 'claimed' && c.get('staff').role === 'staff');
  return c.html(view, canHave ? 200 : 403);
}

const ordinalOf = (sent: string | undefined): number => (/^\d{1,4}$/u.test(sent ?? '') ? Number(sent) : 0);

async function compare(c: C, rooms: Rooms) {
  const submission = await rooms.cvDesk.submission(submissionIn(c), c.get('staff').id);
  if (submission === null) return elsewhere(c, rooms);
  const version = (name: string): ReviewedVersion | undefined =>
    submission.versions.find(({ ordinal }) => ordinal === ordinalOf(c.req.query(name)));
  const [earlier, later] = [version('from'), version('to')];
  if (earlier === undefined || later === undefined || earlier.ordinal >= later.ordinal) {
    return refuse(c, rooms.asset, TEXTS.notFound, 404);
  }
  const body = (setting: Parameters<typeof CompareView>[0]['setting']) => (
    <CompareView {...{ submission, earlier, later, setting }} />
  );
  const title = titleOf(texts.compare.title(earlier.ordinal, later.ordinal));
  return c.html(await page(c, rooms, SHOWING, (setting) => ({ body: body(setting) }), title));
}

/** One submission, for whoever has claimed it. */
export const cvReviewRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get(SUBMISSION, allow(rooms, 'cv.review'), async (c) => {
      const submission = await rooms.cvDesk.submission(submissionIn(c), c.get('staff').id);
      return submission === null ? elsewhere(c, rooms) : reviewPage(c, rooms, submission);
    })
    .get(`${SUBMISSION}/compare`, allow(rooms, 'cv.review'), (c) => compare(c, rooms));
