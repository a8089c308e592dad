import { type Counts, type Listed, type Page, TABS, type Tab } from '../../staff-ports.ts';
import { type Entry, read } from '../reading.ts';
import { nameOfLanguage } from '../speech.ts';
import { TEXTS } from '../texts.ts';
import { BASE, type Setting } from './setting.ts';

/** What is looked at: a tab, where its page begins, and which conversation is open beside it. */
export type Looking = { readonly tab: Tab; readonly after: string | null; readonly open: string | null };

const queryOf = ({ tab, after }: Pick<Looking, 'tab' | 'after'>): string =>
  `?tab=${tab}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`;

const linkTo = (id: string, looking: Pick<Looking, 'tab' | 'after'>): string =>
  `${BASE}/conversations/${id}${queryOf(looking)}`;

export const nameOf = (name: string | null, id: string): string => name ?? TEXTS.resident(id);

export const Tabs = ({ counts, tab }: { counts: Counts; tab: Tab }) => (
  <nav id="tabs" class="tabs" aria-label={TEXTS.tabsLabel}>
    <ul>
      {TABS.map((one) => (
        <li>
          <a
            href={`${BASE}/conversations${queryOf({ tab: one, after: null })}`}
            aria-current={one === tab ? 'page' : undefined}
          >
            {TEXTS.tabs[one]} <span class="count">{counts[one]}</span>
          </a>
        </li>
      ))}
    </ul>
    <p class="unseen" role="status">
      {TEXTS.waiting(counts.unassigned)}
    </p>
  </nav>
);

/** An entry in one line: what she chose or wrote, what was said to her and by whom, what happened. */
function inShort(entry: Entry): string {
  if (entry.kind === 'note') return entry.what;
  if (entry.kind === 'resident') return entry.meant?.dutch ?? entry.written ?? entry.remark ?? '';
  return `${entry.by === null ? TEXTS.saidByBot : TEXTS.saidByStaff(entry.by)}${entry.words.dutch}`;
}

/** What was said last: the resident's own words where they stand in the last turns, else whatever came last. */
function lastWords({ lines }: Listed, { reader }: Setting): string {
  const entries = read(lines, reader);
  const last = entries.findLast(({ kind }) => kind === 'resident') ?? entries.at(-1);
  return last === undefined ? '' : inShort(last);
}

function Standing({ item, setting }: { item: Listed; setting: Setting }) {
  const { desk } = item;
  const holder =
    desk.staff === setting.staff.id
      ? TEXTS.withMe
      : TEXTS.with(setting.reader.colleagues.get(desk.staff ?? '') ?? TEXTS.thread.someone);
  return (
    <span class="standing">
      {desk.since !== null && desk.why !== null && (
        <span class="why">
          {TEXTS.why[desk.why]} {TEXTS.since}{' '}
          <time datetime={desk.since}>{setting.when.moment(desk.since, setting.now)}</time>
        </span>
      )}
      {desk.state === 'staff' && <span class="holder">{holder}</span>}
      {item.unreachable !== null && (
        <span class="why">
          {TEXTS.person.unreachableSince(setting.when.moment(item.unreachable.since, setting.now))}
        </span>
      )}
    </span>
  );
}

type RowProps = { item: Listed; setting: Setting; looking: Looking; moved: boolean };

/** `moved` shows quietly that something happened; two classes take turns, so that a second time shows as well. */
const Row = ({ item, setting, looking, moved }: RowProps) => (
  <li
    id={`row-${item.id}`}
    class={`row ${item.desk.why === 'crisis' ? 'is-crisis' : ''} ${item.desk.since === null ? '' : 'is-waiting'} ${moved ? `moved-${item.version % 2}` : ''}`}
  >
    <a href={linkTo(item.id, looking)} aria-current={item.id === looking.open ? 'true' : undefined}>
      <span class="who">
        <bdi>{nameOf(item.name, item.id)}</bdi>
        <span class="language">{item.language === null ? TEXTS.noLanguage : nameOfLanguage(item.language)}</span>
        <time datetime={item.lastAt}>{setting.when.moment(item.lastAt, setting.now)}</time>
      </span>
      <span class="last" dir="auto">
        {lastWords(item, setting)}
      </span>
      <Standing item={item} setting={setting} />
    </a>
  </li>
);

/** A page of a list, and the day on which it is read: at midnight "10:02" becomes "ma 23 nov 10:02". */
export type Shelf = { readonly page: Page<Listed>; readonly day: string };

type ListProps = { shelf: Shelf; before?: Shelf | undefined; setting: Setting; looking: Looking };

/** One page of a tab. `before` is what stood there, so that what moved can be shown. */
export function List({ shelf: { page }, before, setting, looking }: ListProps) {
  const seen = new Map(before?.page.items.map(({ id, version }) => [id, version]));
  const hasMoved = ({ id, version }: Listed) => before !== undefined && seen.get(id) !== version;
  return (
    <div id="list">
      {page.items.length === 0 && <p class="empty">{TEXTS.emptyTab[looking.tab]}</p>}
      <ol class="rows">
        {page.items.map((item) => (
          <Row item={item} setting={setting} looking={looking} moved={hasMoved(item)} />
        ))}
      </ol>
      <p class="paging">
        {looking.after !== null && (
          <a href={`${BASE}/conversations${queryOf({ tab: looking.tab, after: null })}`}>{TEXTS.firstPage}</a>
        )}
        {page.next !== null && (
          <a href={`${BASE}/conversations${queryOf({ tab: looking.tab, after: page.next })}`}>{TEXTS.nextPage}</a>
        )}
      </p>
    </div>
  );
}
