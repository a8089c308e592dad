import { type Context, Hono } from 'hono';
import { formOf, keyOf } from '../doing.ts';
import { allow, refuse } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Rooms } from '../setting.ts';
import { CV_TEXTS } from '../texts-cv.ts';
import { CV_DESK } from '../views/cv-queue.tsx';
import { SUBMISSION, submissionIn } from './cv-desk.tsx';
import { reviewPage } from './cv-review.tsx';

type C = Context<AdminEnv>;

const { ask: texts } = CV_TEXTS;

/**
 * Asks her something, as chat, while the claim is held. The words go through the one door like any reply of staff, and
 * whoever asks has the conversation from then on; what she answers is read by staff, where it waits for whoever reads it
 * first. A volunteer sees only that she has answered.
 */
async function ask(c: C, rooms: Rooms) {
  const { id: staff, name } = c.get('staff');
  const submission = await rooms.cvDesk.submission(submissionIn(c), staff);
  if (submission === null || submission.state !== 'claimed') return refuse(c, rooms.asset, CV_TEXTS.gone, 404);
  const form = formOf(await c.req.parseBody());
  const { conversation } = submission;
  if (form === null || form.text === '') {
    return reviewPage(c, rooms, submission, { asking: { problem: texts.empty }, status: 422 });
  }
  const asking = { written: form.text, key: form.key };
  if (conversation === null) {
    return reviewPage(c, rooms, submission, { asking: { ...asking, problem: texts.nowhere }, status: 409 });
  }
  const inbound = { kind: 'staff-reply', staff, name, text: form.text } as const;
  try {
    const came = await rooms.knock({ from: { conversation }, arrival: { key: keyOf('reply', form), inbound } });
    if (came !== 'nobody') return c.redirect(`${CV_DESK}/${submission.id}?done=asked#ask`, 303);
  } catch {
    rooms.notice('a question of the CV desk failed', { staff, conversation });
  }
  return reviewPage(c, rooms, submission, { asking: { ...asking, problem: texts.failed }, status: 503 });
}

/** Questions to the resident whose CV or letter is read. */
export const cvAskRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>().post(`${SUBMISSION}/ask`, allow(rooms, 'cv.ask'), (c) => ask(c, rooms));
