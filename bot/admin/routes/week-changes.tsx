import { type Context, Hono } from 'hono';
import { isBefore } from '../../engine/instant.ts';
import type { OccasionDetail, Outcome, Slotted } from '../../staff-week-ports.ts';
import { allow } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Rooms } from '../setting.ts';
import type { Problem } from '../texts-week.ts';
import { BASE, type Setting } from '../views/setting.ts';
import type { Preview } from '../views/week-confirm.tsx';
import type { Refused } from '../views/week-occasion.tsx';
import { type Sent, sentOf, slottedOf } from '../week-forms.ts';
import { cancelSentences, moveSentences, seriesSentences } from '../week-sentences.ts';
import { gone, OCCASION, occasionIn, occasionPage } from './week.tsx';
import { confirmPage } from './week-confirm.tsx';

/** A form about an occasion, with everything that it is read against. */
type Asked = {
  readonly c: Context<AdminEnv>;
  readonly rooms: Rooms;
  readonly occasion: OccasionDetail;
  readonly sent: Sent;
  readonly change: Refused['change'];
};

const refused = async ({ c, rooms, occasion, sent, change }: Asked, problem: Problem, status: 409 | 422 = 422) =>
  c.html(await occasionPage(c, rooms, occasion, problem, { change, sent }), status);

const isYes = ({ confirmed }: Sent): boolean => confirmed === 'yes';

/** Names what is to be changed: as it was seen when the form was made. */
const seenOf = ({ rooms, occasion, sent }: Asked) => ({
  occasion: occasion.id,
  seen: sent.seen ?? '',
  now: rooms.clock(),
});

const clashesAt = ({ rooms, occasion }: Asked, not: string, times: readonly Pick<Slotted, 'starts' | 'minutes'>[]) => {
  const children = occasion.expectations.flatMap(({ child }) => (child === null ? [] : [child.id]));
  const people = occasion.expectations.filter(({ as }) => as !== 'guardian').map(({ person }) => person);
  return rooms.desk.week.clashes({ people, children, not }, times);
};

async function came(asked: Asked, outcome: Outcome, done: string) {
  const { c, rooms, occasion } = asked;
  if (outcome === 'gone') return gone(c, rooms);
  if (outcome === 'done') return c.redirect(`${BASE}/week/${occasion.id}?done=${done}`, 303);
  const now = await rooms.desk.week.occasion(occasion.id);
  return now === null ? gone(c, rooms) : refused({ ...asked, occasion: now }, 'changed', 409);
}

type Looked = (setting: Setting) => Pick<Preview, 'sentences' | 'clashes'>;

const ask = ({ c, rooms, occasion, sent, change }: Asked, preview: Looked) =>
  confirmPage(c, rooms, (setting) => ({
    ...preview(setting),
    action: `${BASE}/week/${occasion.id}/${change}`,
    sent,
    back: `${BASE}/week/${occasion.id}`,
  }));

const isSame = ({ starts, minutes, place, venue }: Slotted, stands: OccasionDetail): boolean =>
  stands.state === 'planned' &&
  starts === stands.starts &&
  minutes === stands.minutes &&
  place === stands.place &&
  venue === stands.venue;

async function slottedIn({ rooms, sent }: Asked) {
  const { venues } = await rooms.desk.week.choices();
  return slottedOf(sent, { zone: rooms.zone, now: rooms.clock(), venues });
}

async function move(asked: Asked) {
  const { rooms, occasion, sent } = asked;
  const slotted = await slottedIn(asked);
  if ('problem' in slotted) return refused(asked, slotted.problem);
  const to = slotted.value;
  if (isSame(to, occasion)) return refused(asked, 'same');
  if (isYes(sent)) return came(asked, await rooms.desk.week.move(seenOf(asked), to), 'moved');
  if (sent.seen !== occasion.seen) return refused(asked, 'changed', 409);
  const clashes = await clashesAt(asked, occasion.id, [to]);
  const there = (await rooms.desk.week.occasion(occasion.id, to.starts)) ?? occasion;
  return ask(asked, (setting) => ({ sentences: moveSentences(occasion, there, to, setting), clashes }));
}

async function cancel(asked: Asked) {
  const { rooms, occasion, sent } = asked;
  if (occasion.state === 'cancelled') return refused(asked, 'changed', 409);
  const offer = sent.offer === 'yes';
  if (isYes(sent)) return came(asked, await rooms.desk.week.cancel(seenOf(asked), offer), 'cancelled');
  if (sent.seen !== occasion.seen) return refused(asked, 'changed', 409);
  return ask(asked, (setting) => ({ sentences: cancelSentences(occasion, offer, setting), clashes: [] }));
}

async function series(asked: Asked) {
  const { rooms, occasion, sent } = asked;
  const slotted = await slottedIn(asked);
  if ('problem' in slotted) return refused(asked, slotted.problem);
  const time = { first: slotted.value.starts.slice(0, 10), slotted: slotted.value };
  const { week } = rooms.desk;
  const replanned = await week.replanned(occasion.id, time, rooms.clock());
  if (replanned === null) return refused(asked, 'series');
  const times = [...replanned.moved.flatMap(({ to }) => (to === null ? [] : [to])), ...replanned.added];
  if (times.length === 0) return refused(asked, 'none');
  if (isYes(sent)) return came(asked, await week.changeSeries(seenOf(asked), time), 'series');
  if (sent.seen !== occasion.seen) return refused(asked, 'changed', 409);
  const spans = times.map((starts) => ({ starts, minutes: time.slotted.minutes }));
  const clashes = await clashesAt(asked, occasion.series, spans);
  return ask(asked, (setting) => ({ sentences: seriesSentences(occasion, time, replanned, setting), clashes }));
}

const CHANGES = { move, cancel, series } as const;
const NAMES = Object.keys(CHANGES) as (keyof typeof CHANGES)[];

async function perform(c: Context<AdminEnv>, rooms: Rooms, change: keyof typeof CHANGES) {
  const occasion = await occasionIn(c, rooms);
  if (occasion === null) return gone(c, rooms);
  const asked = { c, rooms, occasion, sent: sentOf(await c.req.parseBody()), change };
  if (!isBefore(rooms.clock(), occasion.startsAt)) return refused(asked, 'over', 409);
  return CHANGES[change](asked);
}

/** What staff change about an occasion: first a look at what would happen, and only then a yes. */
export function weekChangeRoutes(rooms: Rooms) {
  const app = new Hono<AdminEnv>();
  for (const name of NAMES) {
    app.post(`${OCCASION}/${name}`, allow(rooms, 'week.change'), (c) => perform(c, rooms, name));
  }
  return app;
}
