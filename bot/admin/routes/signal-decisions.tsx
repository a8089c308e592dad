import { type Context, Hono } from 'hono';
import { DECISIONS, type Decision, type DecisionKind, type SignalCase } from '../../staff-signals-ports.ts';
import { allow, refuse } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { SIGNALS_TEXTS, type SignalProblem } from '../texts-signals.ts';
import { SignalPreview } from '../views/signal-preview.tsx';
import { caseAt } from '../views/signals.tsx';
import { type Sent, sentOf } from '../week-forms.ts';
import { NOWHERE, page } from './page.tsx';
import { caseIn, casePage, LETTER, noCase, SIGNAL } from './signals.tsx';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** What a form decides, or what it still lacks. */
type Read =
  | { readonly problem: SignalProblem }
  | { readonly kind: DecisionKind; readonly counts: readonly string[]; readonly why: string };

function decisionIn(sent: Sent, { missed, mayReport }: SignalCase): Read {
  const kind = DECISIONS.find((one) => one === sent.kind);
  if (kind === undefined) return { problem: 'kind' };
  const counts = missed.map(({ occasion }) => occasion).filter((occasion) => sent[`day-${occasion}`] === 'yes');
  const why = sent.why ?? '';
  if (kind === 'report' && !mayReport) return { problem: 'early' };
  if (kind === 'warning' && counts.length === 0) return { problem: 'days' };
  if (kind !== 'warning' && why === '') return { problem: 'why' };
  return { kind, counts, why };
}

/** A form about somebody, with everything that it is read against. */
type Asked = { readonly c: Context<AdminEnv>; readonly rooms: Rooms; readonly about: SignalCase; readonly sent: Sent };

const refused = async ({ c, rooms, about, sent }: Asked, problem: SignalProblem, status: 409 | 422) =>
  c.html(await casePage(c, rooms, about, { problem, filled: sent }), status);

async function keep(asked: Asked, read: Pick<Decision, 'kind' | 'counts' | 'why'>) {
  const { c, rooms, about, sent } = asked;
  const { person, programme } = about;
  const named = { id: sent.key ?? '', seen: sent.seen ?? '', staff: c.get('staff') };
  const came = await rooms.desk.signals.decide({ person, programme, ...read, ...named }, rooms.clock());
  if (came === 'gone') return noCase(c, rooms);
  if (came === 'done') return c.redirect(`${caseAt(about)}?done=${read.kind}`, 303);
  const now = await caseIn(c, rooms);
  return now === null ? noCase(c, rooms) : refused({ ...asked, about: now }, came, 409);
}

async function decide(c: Context<AdminEnv>, rooms: Rooms) {
  const about = await caseIn(c, rooms);
  if (about === null) return noCase(c, rooms);
  const sent = sentOf(await c.req.parseBody());
  if (!UUID.test(sent.key ?? '')) return refuse(c, rooms.asset, TEXTS.failed, 422);
  const asked = { c, rooms, about, sent };
  const known = about.decisions.find(({ id }) => id === sent.key);
  // Sent twice: the second time it is there already.
  if (known !== undefined) return c.redirect(`${caseAt(about)}?done=${known.kind}`, 303);
  if (sent.seen !== about.seen) return refused(asked, 'changed', 409);
  const read = decisionIn(sent, about);
  if ('problem' in read) return refused(asked, read.problem, 422);
  if (sent.confirmed === 'yes') return keep(asked, read);
  const preview = await page(c, rooms, { place: 'signals', looking: NOWHERE }, (setting) => ({
    body: <SignalPreview {...{ about, sent, setting }} decision={read} />,
  }));
  return c.html(preview);
}

async function withdraw(c: Context<AdminEnv>, rooms: Rooms) {
  const about = await caseIn(c, rooms);
  if (about === null) return noCase(c, rooms);
  const sent = sentOf(await c.req.parseBody());
  const asked = { c, rooms, about, sent: {} };
  if (!sent.why) return refused(asked, 'why', 422);
  const { person, programme } = about;
  const staff = c.get('staff');
  const why = SIGNALS_TEXTS.withdrawnBy(staff.name, sent.why);
  const withdrawal = { person, programme, id: c.req.param('decision') ?? '', why, staff };
  const isDone = await rooms.desk.signals.withdraw(withdrawal, rooms.clock());
  return isDone ? c.redirect(`${caseAt(about)}?done=withdrawn`, 303) : refused(asked, 'noWarning', 409);
}

/** What staff decide about somebody's absence: first a look at it, word by word, and only then a yes. */
export const signalDecisionRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .post(`${SIGNAL}/decision`, allow(rooms, 'signals.decide'), (c) => decide(c, rooms))
    .post(`${LETTER}/withdraw`, allow(rooms, 'signals.decide'), (c) => withdraw(c, rooms));
