import { type Context, Hono } from 'hono';
import type { ReviewedSubmission, ReviewedVersion } from '../../staff-cv-ports.ts';
import { type Draft, draftOf, MOST_REMARKS, pointedAt, withoutRemark, withPhrase, withRemark } from '../cv-drafts.ts';
import { remarkAbout } from '../cv-found.ts';
import { allow, isScripted, refuse } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Rooms } from '../setting.ts';
import { CV_TEXTS as texts } from '../texts-cv.ts';
import { Saved } from '../views/cv-form.tsx';
import { Pins } from '../views/cv-pages.tsx';
import { CV_DESK } from '../views/cv-queue.tsx';
import { Remarks } from '../views/cv-remarks.tsx';
import { handBackQuietly } from './cv-asked.ts';
import { SUBMISSION, submissionIn } from './cv-desk.tsx';
import { reviewPage } from './cv-review.tsx';

type C = Context<AdminEnv>;
type Sent = Readonly<Record<string, unknown>>;

const VERSION = `${SUBMISSION}/versions/:version{[0-9a-f-]{36}}`;

/** What a button of the form does to what stands there; one that does nothing here only keeps it. */
function afterPressing(button: string, draft: Draft, sent: Sent, version: ReviewedVersion): Draft {
  const [, verb = '', what = ''] = /^(add|remove|phrase|found)(?:-(.+))?$/u.exec(button) ?? [];
  if (verb === 'add') return withRemark(draft, { pin: pointedAt(sent, version.pages.length) });
  if (verb === 'remove') return withoutRemark(draft, Number(what));
  if (verb === 'phrase') return withPhrase(draft, what);
  const found = verb === 'found' ? remarkAbout(version, what) : null;
  return found === null ? draft : withRemark(draft, found);
}

/** What changed on the page, for a browser with script: the numbers on the pages always, the list where it changed. */
async function parts(c: C, rooms: Rooms, submission: ReviewedSubmission, version: ReviewedVersion, now: Shown) {
  const setting = await rooms.setting(c.get('staff'));
  const { language } = submission;
  const { draft, isChanged, said, isProblem } = now;
  const pages = version.pages.length;
  const fresh = isChanged && draft.remarks.length > version.remarks.length ? draft.current : null;
  return (
    <>
      {isChanged && (
        <hx-partial hx-target="#remarks" hx-swap="outerHTML">
          <Remarks {...{ remarks: draft.remarks, current: draft.current, fresh, pages, language, setting }} />
        </hx-partial>
      )}
      {version.pages.map((of, at) => (
        <hx-partial hx-target={`#pins-${at + 1}`} hx-swap="outerHTML">
          <Pins page={at + 1} of={of} remarks={draft.remarks} isOpen />
        </hx-partial>
      ))}
      <hx-partial hx-target="#saved" hx-swap="outerHTML">
        <Saved text={said} isProblem={isProblem} />
      </hx-partial>
    </>
  );
}

type Shown = { readonly draft: Draft; readonly isChanged: boolean; readonly said: string; readonly isProblem: boolean };

/** Says what could not be done, where she is. What she typed stays in her form. */
async function refused(c: C, rooms: Rooms, submission: ReviewedSubmission | null, problem: string, status: 409 | 422) {
  if (isScripted(c)) {
    const part = (
      <hx-partial hx-target="#saved" hx-swap="outerHTML">
        <Saved text={problem} isProblem />
      </hx-partial>
    );
    return c.html(part, status);
  }
  return submission === null
    ? refuse(c, rooms.asset, texts.gone, 404)
    : reviewPage(c, rooms, submission, { problem, status });
}

const leadTo = (c: C, path: string) =>
  isScripted(c) ? c.body('', 200, { 'hx-redirect': path }) : c.redirect(path, 303);

async function giveBack(c: C, rooms: Rooms, submission: ReviewedSubmission, version: ReviewedVersion) {
  const { id: staff } = c.get('staff');
  if (version.files.some(({ state }) => state === 'waiting')) {
    return refused(c, rooms, submission, texts.stillReading, 409);
  }
  const came = await rooms.cvDesk.giveBack(version.id, staff);
  if (came === 'empty') return refused(c, rooms, submission, texts.nothingSaid, 422);
  if (came === 'gone') return refused(c, rooms, submission, texts.notSaved, 409);
  rooms.notice('a submission was given back', { staff });
  await handBackQuietly(rooms, submission, staff);
  return leadTo(c, `${CV_DESK}?list=mine&done=given-back`);
}

async function keep(c: C, rooms: Rooms) {
  const [id, { id: staff }] = [submissionIn(c), c.get('staff')];
  const sent = await c.req.parseBody();
  const button = typeof sent.do === 'string' ? sent.do : 'save';
  const submission = await rooms.cvDesk.submission(id, staff);
  const version = submission?.versions.find((one) => one.id === c.req.param('version'));
  if (submission === null || version === undefined) return refused(c, rooms, null, texts.notSaved, 409);
  // A second press, after a lost answer: it has gone back already.
  if (button === 'give-back' && version.state === 'returned') return giveBack(c, rooms, submission, version);
  const before = draftOf(sent, version.pages.length);
  const draft = afterPressing(button, before, sent, version);
  const isFull = before.remarks.length >= MOST_REMARKS && draft === before && /^(?:add|phrase|found)/u.test(button);
  if (!(await rooms.cvDesk.save(version.id, staff, draft))) return refused(c, rooms, submission, texts.notSaved, 409);
  if (button === 'give-back') return giveBack(c, rooms, submission, version);
  if (!isScripted(c)) return c.redirect(`${CV_DESK}/${id}#remark-${draft.current}`, 303);
  const { when, now } = await rooms.setting(c.get('staff'));
  const said = isFull ? texts.remarks.full : texts.saved(when.time(now));
  const isChanged = draft !== before || before.isMoved;
  return c.html(await parts(c, rooms, submission, version, { draft, isChanged, said, isProblem: isFull }));
}

/** What a volunteer says of a version: kept as she goes, and given back in the end. */
export const cvDraftRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>().post(VERSION, allow(rooms, 'cv.review'), (c) => keep(c, rooms));
