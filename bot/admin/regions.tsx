import { createHash } from 'node:crypto';
import type { Child } from 'hono/jsx';
import type { Case } from '../crisis/desk.ts';
import { dayAfter } from '../engine/weekly.ts';
import type { Checks, ChecksAsked } from '../hsds/map/keeping/desk.ts';
import type { Absent } from '../staff-absence-ports.ts';
import type { CvDesk } from '../staff-cv-ports.ts';
import type { Counts, StaffThread } from '../staff-ports.ts';
import type { OccasionDetail, Week, WeekAsked } from '../staff-week-ports.ts';
import { type Entry, read, type ToResident } from './reading.ts';
import type { Rooms } from './setting.ts';
import { Absences } from './views/absences.tsx';
import { DeskState } from './views/acts.tsx';
import { ChecksList } from './views/checks.tsx';
import { Crisis, titleOf } from './views/crisis.tsx';
import { type Queue, type QueueAsked, QueueView } from './views/cv-queue.tsx';
import { Delivery, dated, deliveryIdOf, idOf, Line } from './views/line.tsx';
import { List, type Looking, type Shelf, Tabs } from './views/list.tsx';
import { MapDue } from './views/map-due.tsx';
import type { Place, Setting } from './views/setting.ts';
import { Days } from './views/week.tsx';
import { Expected } from './views/week-expected.tsx';

/**
 * A part of a page that may change while somebody looks at it. It is sent again when what it `says` is no longer
 * what it said; `before` is what it said last.
 */
export type Region = {
  readonly id: string;
  readonly says: unknown;
  /** Belongs into this element, at the place that its id gives it; without, it replaces the element of its id. */
  readonly into?: string;
  show(before: unknown): Child;
};

/** What a page shows: which place, and there which part. */
export type Showing = {
  readonly place: Place;
  readonly looking: Looking;
  /** A week, or one occasion of it by id. */
  readonly week?: WeekAsked | { readonly occasion: string };
  /** What is due of the social map. */
  readonly checks?: ChecksAsked;
  /** A list of the CV desk. */
  readonly submissions?: QueueAsked;
};

/** Everything around an open conversation, as it was read. */
export type Around = {
  readonly counts: Counts;
  /** Cases of danger that nobody has closed. */
  readonly cases: readonly Case[];
  readonly shelf: Shelf | null;
  readonly absents: readonly Absent[] | null;
  readonly week: Week | null;
  readonly occasion: OccasionDetail | null;
  readonly checks: Checks | null;
  /** How many entries of the social map wait for whoever looks. */
  readonly due: number;
  readonly submissions: Queue | null;
};

const DAYS_AHEAD = 7;
const NO_COUNTS: Counts = { mine: 0, unassigned: 0, all: 0, undelivered: 0 };

/** Reads what a place shows: counts everywhere, and its own list. */
export async function readAround(
  { desk, crisis, socialMap, cvDesk }: Rooms,
  { place, looking, week: showing, checks: asked, submissions: queue }: Showing,
  setting: Setting,
): Promise<Around> {
  const today = setting.when.date(setting.now);
  const [counts, cases] = await Promise.all([
    setting.may('conversations.see') ? desk.counts(setting.staff.id) : NO_COUNTS,
    setting.may('crises.see') ? crisis.open() : [],
  ]);
  const shelf =
    place === 'conversations'
      ? { page: await desk.list(looking.tab, setting.staff.id, looking.after), day: today }
      : null;
  const absents =
    place === 'absences' ? await desk.absence.between(today, dayAfter(today, DAYS_AHEAD), setting.staff.id) : null;
  const week = showing !== undefined && 'from' in showing ? await desk.week.week(showing) : null;
  const occasion = showing !== undefined && 'occasion' in showing ? await desk.week.occasion(showing.occasion) : null;
  const checks = asked === undefined ? null : await socialMap.keeping.checks(asked, today);
  const due = setting.may('map.see') ? await socialMap.keeping.waitingFor({ staff: setting.staff.id, day: today }) : 0;
  const submissions = queue === undefined ? null : await readQueue(cvDesk, queue, setting);
  return { counts, cases, shelf, absents, week, occasion, checks, due, submissions };
}

/** The part of the CV desk that is looked at. */
async function readQueue(desk: CvDesk, { list, after }: QueueAsked, { staff, when, now }: Setting): Promise<Queue> {
  const [counts, { items, next }] = await Promise.all([desk.counts(staff.id), desk.queue(list, staff.id, after)]);
  return { counts, items, next, day: when.date(now) };
}

/** What is due of the social map: how much of it everywhere, and each entry on its own page. */
function ofTheMap({ checks, due }: Around, { checks: asked }: Showing, setting: Setting): Region[] {
  const count: Region = { id: 'map-due', says: due, show: () => <MapDue due={due} /> };
  if (checks === null || asked === undefined) return [count];
  const show = () => <ChecksList checks={checks} asked={asked} setting={setting} />;
  return [count, { id: 'checks', says: checks, show }];
}

/** The parts of a page around an open conversation. */
export function around(read: Around, showing: Showing, setting: Setting): Region[] {
  const { place, looking, week: asked, submissions: queue } = showing;
  const { counts, cases, shelf, absents, week, occasion, submissions } = read;
  const title = titleOf(place, counts);
  const regions: Region[] = [{ id: 'title', says: title, show: () => <title>{title}</title> }];
  if (setting.may('crises.see')) {
    const show = () => <Crisis {...{ counts, cases, setting }} />;
    regions.push({ id: 'crisis', says: [cases, counts.undelivered], show });
  }
  if (setting.may('map.see')) regions.push(...ofTheMap(read, showing, setting));
  if (submissions !== null && queue !== undefined) {
    const show = () => <QueueView queue={submissions} asked={queue} setting={setting} />;
    regions.push({ id: 'cv-queue', says: submissions, show });
  }
  if (shelf !== null) {
    const show = (before: unknown) => (
      <List shelf={shelf} before={before as Shelf | undefined} setting={setting} looking={looking} />
    );
    regions.push({ id: 'tabs', says: counts, show: () => <Tabs counts={counts} tab={looking.tab} /> });
    regions.push({ id: 'list', says: shelf, show });
  }
  if (absents !== null) {
    regions.push({ id: 'absences', says: absents, show: () => <Absences absents={absents} setting={setting} /> });
  }
  if (week !== null && asked !== undefined && 'from' in asked) {
    const says = [week, setting.when.date(setting.now)];
    regions.push({ id: 'week', says, show: () => <Days week={week} asked={asked} setting={setting} /> });
  }
  if (occasion !== null) {
    const show = () => <Expected occasion={occasion} setting={setting} />;
    regions.push({ id: 'expected', says: occasion.expectations, show });
  }
  return regions;
}

const hasDelivery = (entry: Entry): entry is ToResident => entry.kind === 'said' && entry.delivery !== null;

/** The open conversation: its lines, what became of each, who has it. A line stands, its delivery changes. */
export function spoken(thread: StaffThread, setting: Setting): Region[] {
  const lines = dated(read(thread.lines, setting.reader), setting);
  const standing = lines.map(({ entry, day }): Region => {
    const says = [day, entry.kind === 'said' ? { ...entry, delivery: null } : entry];
    const show = (before: unknown) => (
      <Line entry={entry} conversation={thread.id} day={day} setting={setting} fresh={before === undefined} />
    );
    return { id: idOf(entry), says, into: 'lines', show };
  });
  const delivered = lines
    .map(({ entry }) => entry)
    .filter(hasDelivery)
    .map(
      (entry): Region => ({ id: deliveryIdOf(entry), says: entry.delivery, show: () => <Delivery entry={entry} /> }),
    );
  const holder = setting.reader.colleagues.get(thread.desk.staff ?? '');
  const desk: Region = {
    id: 'desk',
    says: [thread.desk, holder],
    show: () => <DeskState thread={thread} setting={setting} />,
  };
  return [...standing, ...delivered, desk];
}

/**
 * Names what a page says, in a few letters. A page and the stream that keeps it up to date are two requests: by this
 * the stream knows whether the page, when it was made, said what it would say now.
 */
export const nameOfAll = (regions: readonly Region[]): string =>
  createHash('sha256')
    .update(JSON.stringify(regions.map(({ id, says }) => [id, says])))
    .digest('base64url')
    .slice(0, 16);
