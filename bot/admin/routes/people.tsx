import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Role } from '../../engine/person.ts';
import type { Dossier } from '../../staff-ports.ts';
import { doorsTo } from '../doors.ts';
import { allow, refuse } from '../guard.tsx';
import { live } from '../live.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { ABSENCE_TEXTS } from '../texts-absence.ts';
import { DossierPage } from '../views/dossier.tsx';
import { People } from '../views/people.tsx';
import { BASE } from '../views/setting.ts';
import { NOWHERE, page } from './page.tsx';

const PERSON = '/people/:person{[0-9a-f-]{36}}';
const SHOWING: Showing = { place: 'people', looking: NOWHERE };
const INVITATION_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1_000;
const LONGEST_SEARCH = 60;
const UUID_LENGTH = 36;
const LONGEST_ID = 64;

/** One code per form: sent twice, it is the same invitation. 96 bits of a random number that only we gave out. */
const codeOf = (key: string, person: string): string =>
  createHash('sha256').update(`invitation\n${person}\n${key}`).digest('base64url').slice(0, 16);

const peoplePage = (c: Context<AdminEnv>, rooms: Rooms, search: string, after: string | null) =>
  page(c, rooms, SHOWING, async (setting) => ({
    body: <People page={await rooms.desk.people(search, after)} search={search} setting={setting} />,
  }));

/** Roles in which somebody cares for others, and may have an account of her own. */
const CARING: readonly Role[] = ['coach', 'coordinator'];

async function personPage(c: Context<AdminEnv>, rooms: Rooms, person: Dossier) {
  const accounts = await rooms.desk.absence.accounts(person.id);
  const isCarer = accounts.linked !== null || person.roles.some((role) => CARING.includes(role));
  return page(c, rooms, SHOWING, (setting) => ({
    body: (
      <DossierPage
        person={person}
        doors={doorsTo(person.invitation, rooms)}
        setting={setting}
        accounts={isCarer ? accounts : null}
      />
    ),
  }));
}

/** Which account is whose: by it somebody reads what is for the coach alone, so it is noted who did it. */
async function link(c: Context<AdminEnv>, rooms: Rooms) {
  const person = c.req.param('person') as string;
  const { account } = await c.req.parseBody();
  if (typeof account !== 'string' || account.length > LONGEST_ID) return refuse(c, rooms.asset, TEXTS.failed, 422);
  const linked = await rooms.desk.absence.link(person, account === '' ? null : account);
  if (!linked) return refuse(c, rooms.asset, ABSENCE_TEXTS.link.failed, 404);
  rooms.notice(account === '' ? 'account unlinked' : 'account linked', { staff: c.get('staff').id });
  return c.redirect(`${BASE}/people/${person}#account-title`, 303);
}

/** People whom the centre knows, one of them, and her invitation. */
export const peopleRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/people', allow(rooms, 'people.see'), async (c) => c.html(await peoplePage(c, rooms, '', null)))
    .post('/people', allow(rooms, 'people.see'), async (c) => {
      const { search, after } = await c.req.parseBody();
      const words = typeof search === 'string' ? search.trim().slice(0, LONGEST_SEARCH) : '';
      return c.html(await peoplePage(c, rooms, words, typeof after === 'string' ? after : null));
    })
    .get(PERSON, allow(rooms, 'person.see'), async (c) => {
      const person = await rooms.desk.dossier(c.req.param('person'), rooms.clock(), c.get('staff').id);
      return person === null
        ? refuse(c, rooms.asset, TEXTS.person.gone, 404)
        : c.html(await personPage(c, rooms, person));
    })
    .post(`${PERSON}/invitation`, allow(rooms, 'person.invite'), async (c) => {
      const person = c.req.param('person') as string;
      const { key } = await c.req.parseBody();
      if (typeof key !== 'string' || key.length !== UUID_LENGTH) return refuse(c, rooms.asset, TEXTS.failed, 422);
      const expiresAt = new Date(Date.parse(rooms.clock()) + INVITATION_DAYS * DAY_MS).toISOString();
      const isKnown = await rooms.desk.invite(person, { code: codeOf(key, person), expiresAt });
      return isKnown
        ? c.redirect(`${BASE}/people/${person}#invitation-title`, 303)
        : refuse(c, rooms.asset, TEXTS.person.gone, 404);
    })
    .post(`${PERSON}/account`, allow(rooms, 'staff.link'), (c) => link(c, rooms))
    .get('/live/people', allow(rooms, 'people.see'), (c) => live(rooms, SHOWING, c));
