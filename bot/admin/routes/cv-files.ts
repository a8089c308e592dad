import { type Context, Hono } from 'hono';
import { allow } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { CV_TEXTS } from '../texts-cv.ts';
import { SUBMISSION, submissionIn } from './cv-desk.tsx';

type C = Context<AdminEnv>;

const VERSION = `${SUBMISSION}/versions/:version{[0-9a-f-]{36}}`;
const versionIn = (c: C): string => c.req.param('version') ?? '';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What is handed over as a file: made by the house itself, never what somebody sent. */
const MADE = {
  returned: { type: 'application/pdf', ending: 'pdf' },
  'draft-docx': { type: DOCX, ending: 'docx' },
  'draft-pdf': { type: 'application/pdf', ending: 'pdf' },
} as const;
type Made = keyof typeof MADE;
const MADE_NAMES = Object.keys(MADE) as Made[];

const give = (c: C, content: Uint8Array, type: string, disposition: string): Response =>
  c.body(new Uint8Array(content), 200, {
    'content-type': type,
    'content-disposition': disposition,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });

/** A page as a picture, which the house has drawn itself. */
async function picture(c: C, { cvDesk }: Rooms) {
  const sent = c.req.param('page') ?? '';
  const page = /^[1-9]\d{0,2}$/u.test(sent) ? Number(sent) : 0;
  const content = page === 0 ? null : await cvDesk.page(versionIn(c), page, c.get('staff').id);
  return content === null ? c.text(TEXTS.notFound, 404) : give(c, content, 'image/webp', 'inline');
}

async function made(c: C, { cvDesk }: Rooms, what: Made) {
  const { id: staff } = c.get('staff');
  const content = await cvDesk.made(versionIn(c), what, staff);
  if (content === null) return c.text(CV_TEXTS.notMade, 404);
  const number = (await cvDesk.row(submissionIn(c)))?.number ?? 0;
  return give(c, content, MADE[what].type, `attachment; filename="${number}-${what}.${MADE[what].ending}"`);
}

/** Pictures of pages, and files that the house made: for whoever has claimed them, and never as a page of ours. */
export function cvFileRoutes(rooms: Rooms) {
  const app = new Hono<AdminEnv>();
  app.get(`${VERSION}/pages/:page`, allow(rooms, 'cv.review'), (c) => picture(c, rooms));
  for (const what of MADE_NAMES) {
    app.get(`${VERSION}/${what}`, allow(rooms, 'cv.review'), (c) => made(c, rooms, what));
  }
  return app;
}
