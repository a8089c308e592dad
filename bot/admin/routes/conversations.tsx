import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { type StaffThread, TABS, type Tab } from '../../staff-ports.ts';
import { doorsTo } from '../doors.ts';
import { allow } from '../guard.tsx';
import { live } from '../live.tsx';
import type { AdminEnv } from '../parts.ts';
import { type Around, type Showing, spoken } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import type { ComposerProps } from '../views/acts.tsx';
import { DossierView } from '../views/dossier.tsx';
import { List, type Looking, type Shelf, Tabs } from '../views/list.tsx';
import { BASE, type Setting } from '../views/setting.ts';
import { ThreadView } from '../views/thread.tsx';
import { page } from './page.tsx';

export const CONVERSATION = '/conversations/:conversation{[0-9a-f-]{36}}';

const isTab = (tab: string | undefined): tab is Tab => TABS.includes(tab as Tab);

/** What the address asks for; `usual` is the tab where it asks for none. */
export function lookingOf(c: Context<AdminEnv>, usual: Tab = 'unassigned'): Looking {
  const tab = c.req.query('tab');
  return {
    tab: isTab(tab) ? tab : usual,
    after: c.req.query('after') ?? null,
    open: c.req.param('conversation') ?? c.req.query('open') ?? null,
  };
}

/** Without a word in the address: one's own conversations, or, where there are none, those that nobody has. */
async function showingOf(c: Context<AdminEnv>, { desk }: Rooms): Promise<Showing> {
  const { mine } = await desk.counts(c.get('staff').id);
  return { place: 'conversations', looking: lookingOf(c, mine > 0 ? 'mine' : 'unassigned') };
}

type ColumnsProps = { read: Around; setting: Setting; looking: Looking; children?: Child };

/** The list, and beside it what is open. On a phone one of the two. */
const Columns = ({ read, setting, looking, children }: ColumnsProps) => (
  <div class="columns">
    <section class="conversations" aria-label={TEXTS.nav.conversations}>
      <h1 class="unseen">{TEXTS.nav.conversations}</h1>
      <Tabs counts={read.counts} tab={looking.tab} />
      <List shelf={read.shelf as Shelf} setting={setting} looking={looking} />
    </section>
    {children}
  </div>
);

type Said = Pick<ComposerProps, 'problem' | 'written' | 'formKey'>;

/** The page of a conversation; it says so where there is none (any more). */
export async function threadPage(c: Context<AdminEnv>, rooms: Rooms, thread: StaffThread | null, said: Said = {}) {
  const showing = await showingOf(c, rooms);
  const { looking } = showing;
  return page(c, rooms, showing, async (setting, read) => {
    const person = thread === null ? null : await rooms.desk.dossier(thread.person.id, setting.now, setting.staff.id);
    const body = (
      <Columns read={read} setting={setting} looking={looking}>
        {thread === null ? (
          <p class="thread empty">{TEXTS.thread.gone}</p>
        ) : (
          <ThreadView thread={thread} setting={setting} back={`${BASE}/conversations?tab=${looking.tab}`} {...said} />
        )}
        {person !== null && (
          <aside class="dossier" aria-label={TEXTS.person.label}>
            <DossierView person={person} doors={doorsTo(person.invitation, rooms)} setting={setting} />
          </aside>
        )}
      </Columns>
    );
    return { body, open: thread === null ? [] : spoken(thread, setting) };
  });
}

/** Conversations: the list, one of them, and the stream that keeps both up to date. */
export const conversationRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/conversations', allow(rooms, 'conversations.see'), async (c) => {
      const showing = await showingOf(c, rooms);
      const shown = await page(c, rooms, showing, (setting, read) => ({
        body: (
          <Columns read={read} setting={setting} looking={showing.looking}>
            <div class="thread nothing-open empty">
              <img src={setting.asset('sparrow.svg')} alt="" width="96" height="96" />
              <p>{TEXTS.pick}</p>
            </div>
          </Columns>
        ),
      }));
      return c.html(shown);
    })
    .get(CONVERSATION, allow(rooms, 'conversation.see'), async (c) => {
      const thread = await rooms.desk.thread(c.req.param('conversation'), c.get('staff').id);
      return c.html(await threadPage(c, rooms, thread), thread === null ? 404 : 200);
    })
    .get('/live/conversations', allow(rooms, 'conversations.see'), (c) =>
      live(rooms, { place: 'conversations', looking: lookingOf(c) }, c),
    );
