import { dayAfter } from '../../../engine/weekly.ts';
import { dueAfter, isStale } from '../due.ts';
import type { Index } from '../index-of.ts';
import { idOf, type Row, textOf } from '../rows.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Keeping, Kept } from './ports.ts';

/** How an entry stands: somebody says that it is wrong, nobody looked in time, soon, not yet; or it is no more. */
export const STANDINGS = ['reported', 'late', 'soon', 'later', 'ended'] as const;
export type Standing = (typeof STANDINGS)[number];

/** An entry of the map as staff keep it true. */
export type Entry = Kept & {
  readonly service: string;
  /** Its name in links. */
  readonly place: string;
  readonly name: string;
  /** Null where it is called the same. */
  readonly organisation: string | null;
  /** In Dutch. */
  readonly description: string | null;
  readonly standing: Standing;
  readonly isForCrisis: boolean;
  readonly facts: Facts;
  /** When somebody last looked, and the last day on which nobody need look again: null where nobody ever did. */
  readonly checked: string | null;
  readonly due: string | null;
  /** When it was last changed: a form that was made before that is no longer about this. */
  readonly seen: string;
};

/** So many days before its day an entry stands among those that will soon be due. */
const SOON_DAYS = 28;

const UNKNOWN: Kept = { owner: null, checkedBy: null, triedOn: null, note: null, reports: [] };
const ENDED = new Set(['inactive', 'defunct']);

function standingOf(service: Row, { reports }: Kept, due: string | null, today: string): Standing {
  if (ENDED.has(textOf(service, 'status') ?? '')) return 'ended';
  if (reports.length > 0) return 'reported';
  if (isStale(due, today)) return 'late';
  return isStale(due, dayAfter(today, SOON_DAYS)) ? 'soon' : 'later';
}

/** A service as an entry that somebody keeps true, on a day. */
export function entryOf(index: Index, service: Row, { services }: Keeping, today: string): Entry {
  const kept = services.get(idOf(service)) ?? UNKNOWN;
  const checked = textOf(service, 'assured_date');
  const due = dueAfter(checked);
  const name = textOf(service, 'name') ?? '';
  const organisation = textOf(index.row('organization', service.organization_id), 'name');
  return {
    ...kept,
    service: idOf(service),
    place: textOf(service, 'slug') ?? idOf(service),
    name,
    organisation: organisation === name ? null : organisation,
    description: textOf(service, 'description'),
    standing: standingOf(service, kept, due, today),
    isForCrisis: service.crisis === true,
    // Of ten thousand entries a page shows twenty: only theirs are looked up.
    get facts() {
      return factsOf(index, service);
    },
    checked,
    due,
    seen: textOf(service, 'last_modified') ?? '',
  };
}

const told = ({ reports }: Entry): number => reports.reduce((sum, { count }) => sum + count, 0);

/** What is for danger comes first where all else is the same; what was told most often, then what is longest due. */
export const byNeed = (one: Entry, other: Entry): number =>
  STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing) ||
  told(other) - told(one) ||
  Number(other.isForCrisis) - Number(one.isForCrisis) ||
  (one.due ?? '').localeCompare(other.due ?? '') ||
  one.name.localeCompare(other.name, 'nl') ||
  one.place.localeCompare(other.place);
