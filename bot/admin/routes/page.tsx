import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { localTime } from '../../engine/weekly.ts';
import type { AdminEnv } from '../parts.ts';
import { type Around, around, nameOfAll, type Region, readAround, type Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { Crisis, titleOf } from '../views/crisis.tsx';
import { BASE, type Setting } from '../views/setting.ts';
import { Shell } from '../views/shell.tsx';

/** Nothing of the list is looked at. */
export const NOWHERE = { tab: 'all', after: null, open: null } as const;

/** The day of the centre, a wall-clock date. */
export const todayOf = ({ clock, zone }: Rooms): string => localTime(clock(), zone).slice(0, 10);

const liveFrom = (
  { place, looking: { tab, after, open }, week, checks, submissions }: Showing,
  seen: string,
): string => {
  const query = new URLSearchParams({ seen, ...(place === 'conversations' ? { tab } : {}) });
  for (const [name, value] of Object.entries(week ?? {})) if (value !== null) query.set(name, value);
  if (checks !== undefined) {
    query.set('checks', 'yes');
    query.set('page', String(checks.page));
    if (checks.owner !== null) query.set('owner', checks.owner);
  }
  if (submissions !== undefined) {
    query.set('list', submissions.list);
    if (submissions.after !== null) query.set('after', submissions.after);
  }
  if (after !== null) query.set('after', after);
  if (open !== null) query.set('open', open);
  return `${BASE}/live/${place}?${query}`;
};

/** What is put into a page, and those of its parts that are followed beside the ones around it. */
export type Content = { readonly body: Child; readonly open?: readonly Region[] };

/**
 * A page that follows what happens: everything that changes on it is read once, shown, and named, so that the stream
 * begins exactly where the page ends.
 */
export async function page(
  c: Context<AdminEnv>,
  rooms: Rooms,
  showing: Showing,
  content: (setting: Setting, read: Around) => Content | Promise<Content>,
  title?: string,
) {
  const setting = await rooms.setting(c.get('staff'));
  const read = await readAround(rooms, showing, setting);
  const { body, open = [] } = await content(setting, read);
  const seen = nameOfAll([...around(read, showing, setting), ...open]);
  const kind = showing.place === 'conversations' ? (showing.looking.open === null ? 'at-list' : 'at-thread') : '';
  return (
    <Shell
      setting={setting}
      here={showing.place}
      title={title ?? titleOf(showing.place, read.counts)}
      kind={kind}
      live={liveFrom(showing, seen)}
      due={read.due}
    >
      {setting.may('crises.see') && <Crisis counts={read.counts} cases={read.cases} setting={setting} />}
      {body}
    </Shell>
  );
}
