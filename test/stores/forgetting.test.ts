import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claim } from '../../bot/capabilities/calendar/facts.ts';
import { gather, submit } from '../../bot/capabilities/cv-desk/facts.ts';
import { checkIn, nextStep } from '../../bot/capabilities/mentoring/facts.ts';
import { said as saidOfSession } from '../../bot/capabilities/sessions/facts.ts';
import { keep } from '../../bot/capabilities/social-map/facts.ts';
import { receive } from '../../bot/engine/attachment.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import type { Inbound } from '../../bot/engine/inbound.ts';
import type { Conversation } from '../../bot/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { openHouse, type Playing, type Stores } from '../talk/house.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { idsOf, personalLinks, rowsOf, tablesWith } from './links.ts';
import { postgresStores } from './playing.ts';
import { absent, HUDAS_MATCH } from './reports.ts';
import { NOW, turnOf } from './turns.ts';

/** What the chat has gathered: it goes, whole. */
const GOES = [
  'absence',
  'answer',
  'calendar_feed',
  'check_in',
  'file',
  'knock',
  'message',
  'outbox',
  'receipt',
  'referral',
  'submission',
  'submission_file',
];
/** What stays, and why. A table that is new stands in neither list, and this test asks where it belongs. */
const STAYS: Readonly<Record<string, string>> = {
  absence_decision: 'staff have to be able to explain what they decided; she reads it in the chat, retention takes it',
  address:
    'where the word is sent that says that she is forgotten; retention takes it with whoever the centre does not know',
  appointment: 'the centre expects her',
  crisis_case: 'open: staff may still have to reach her, and there is no word of hers in it; closed, it is nobody’s',
  conversation: 'emptied, and counting on; it is where she is greeted anew',
  erasure: 'what is just being taken off her phone, by the id that the platform gave it: gone with that',
  enrolment: 'the centre knows its participants',
  group_session: 'the centre knows who gives a lesson',
  guardian: 'the centre knows whose child it is',
  invitation: 'made by staff or for a quarter of an hour; gone when it runs out',
  match: 'the centre knows its participants',
  slot: 'the hours in which somebody of the centre can be met',
  staff_user: 'an account of the staff, linked to who she is',
  timetable_entry: 'the centre knows its participants',
};
const HER_WORDS = 'eenhele-rare-zin-4711';
const HER_FILE = 'cv-van-4711.pdf';

let fresh: Fresh;
let pool: Pool;
let stores: Stores;
let playing: Playing;
beforeAll(async () => {
  fresh = await freshDatabase();
  pool = fresh.database.pool;
});
beforeEach(async () => {
  await fresh.reset();
  stores = postgresStores(fresh.database);
  playing = openHouse(stores, NOW);
});
afterAll(() => fresh.drop());

let count = 0;
const does = (id: string, inbound: Inbound) =>
  playing.knock({ from: { address: { channel: 'web', id } }, arrival: { key: `key-${count++}`, inbound } });
const writes = async (id: string, ...words: string[]) => {
  for (const text of words) await does(id, { kind: 'text', text });
};
const asks = async (id: string, ...effects: Effect[]) => {
  const conversation = (await stores.conversations.recognise({ address: { channel: 'web', id } })) as Conversation;
  expect(await stores.commit(turnOf(conversation, `key-${count++}`, effects))).toEqual({ kind: 'committed' });
  stores.conversations.mistrust(conversation);
};

/** Huda has used everything there is, in two apps; Willem has heard of it. */
async function hudaLives(): Promise<void> {
  for (const [id, name] of [
    ['phone', 'huda'],
    ['library', 'huda'],
    ['willem', 'willem'],
  ] as const)
    await stores.join(PEOPLE[name].id, id, PEOPLE[name].language);
  await writes('library', HER_WORDS, 'لا أستطيع الحضور', '1');
  await does('phone', { kind: 'file', id: 'ref-1', name: HER_FILE, bytes: 4_711 });
  await does('phone', { kind: 'staff-reply', staff: 'staff-petra', name: 'Petra', text: `over ${HER_WORDS}` });
  await does('phone', { kind: 'staff-hand-back', staff: 'staff-petra' });
  const later: Effect = {
    kind: 'knock',
    person: PEOPLE.huda.id,
    at: '2030-01-01T00:00:00Z',
    key: 'for-her',
    inbound: { kind: 'news', key: 'absence.news', params: { name: HER_WORDS } },
  };
  const telling: Effect = {
    ...later,
    person: PEOPLE.willem.id,
    key: 'for-him',
    inbound: { kind: 'news', key: 'absence.news', params: {} },
  };
  await asks('phone', keep({ place: 'geldfit', domain: 'money' }));
  await asks('phone', absent(HUDAS_MATCH, '2026-11-24T14:00', 'once'), later, telling);
  const { id: occasion } = await fresh.database.prisma.occasion.findFirstOrThrow({ where: { kind: 'group-session' } });
  await asks('phone', saidOfSession({ occasion, child: null, said: 'coming' }));
  await asks('phone', claim({ claim: 'hash-of-a-link' }));
  await asks('phone', checkIn({ match: HUDAS_MATCH, day: '2026-11-17', face: 'hard' }));
  await asks('phone', nextStep({ match: HUDAS_MATCH, day: '2026-11-17', words: HER_WORDS }));
  const cv = receive({ kind: 'file', ref: 'ref-2', name: HER_FILE, bytes: 4_711, seconds: null });
  await asks('phone', cv, gather({ kind: 'cv', of: null, since: null }));
  const promise = { number: 4_711, dueOn: '2026-11-30', agreed: 'review', keepUntil: null } as const;
  await asks('phone', submit({ ...promise, job: HER_WORDS }));
  await pool.query(`INSERT INTO receipt (conversation_id, turn, position, platform_id)
    SELECT conversation_id, turn, position, 'tg-4711' FROM outbox`);
  await fresh.database.prisma.invitation.create({
    data: { code: 'a-code', personId: PEOPLE.huda.id, expiresAt: new Date('2030-01-01') },
  });
}
const forgets = async () => {
  playing.said.splice(0);
  await writes('phone', 'بياناتي', '3', '1');
};

describe('every table in which a row belongs to somebody', () => {
  it('either goes when she is forgotten, or stays for a reason', async () => {
    const tables = [...new Set((await personalLinks(pool)).map(({ table }) => table))].sort();
    expect(tables).toEqual([...GOES, ...Object.keys(STAYS)].sort());
  });
});

describe('forget me', () => {
  it('leaves of what the chat has gathered the one turn in which it was asked', async () => {
    await hudaLives();
    const ids = await idsOf(pool, PEOPLE.huda.id);
    const before = await rowsOf(pool, ids);
    expect(Object.keys(before), 'she has to have something of everything').toEqual(expect.arrayContaining(GOES));
    await forgets();
    expect(playing.said.at(-1)?.saying.key).toBe('my-data.forgotten');
    const { message, outbox, ...left } = await rowsOf(pool, ids);
    expect({ message, outbox }).toEqual({ message: 2, outbox: 1 });
    expect(Object.keys(left).filter((table) => GOES.includes(table))).toEqual([]);
  });

  it('leaves none of her words and none of her files, in no table at all', async () => {
    await hudaLives();
    expect(await tablesWith(pool, HER_WORDS)).toEqual([
      'public.check_in',
      'public.knock',
      'public.message',
      'public.submission',
    ]);
    expect(await tablesWith(pool, HER_FILE)).toEqual(['public.file', 'public.message', 'public.submission_file']);
    await forgets();
    for (const trace of [HER_WORDS, HER_FILE, 'tg-4711']) expect(await tablesWith(pool, trace)).toEqual([]);
  });

  it('leaves nothing of what stood open, in neither app', async () => {
    await hudaLives();
    await forgets();
    const { rows } = await pool.query('SELECT session, desk, why, staff_id FROM conversation WHERE person_id = $1', [
      PEOPLE.huda.id,
    ]);
    expect(rows).toHaveLength(2);
    for (const { session, ...desk } of rows) {
      expect(desk).toEqual({ desk: 'bot', why: null, staff_id: null });
      expect(session ?? { place: null, trail: [] }).toMatchObject({ place: null, trail: [] });
    }
    const { person } = (await stores.conversations.recognise({ person: PEOPLE.huda.id })) as Conversation;
    expect(person).toMatchObject({ name: 'Huda', language: null, consented: false, stopped: false });
  });

  it('touches nobody else: what her mentor was told is his', async () => {
    await hudaLives();
    const willem = await idsOf(pool, PEOPLE.willem.id);
    const before = await rowsOf(pool, willem);
    await forgets();
    expect(await rowsOf(pool, willem)).toEqual(before);
    expect(await stores.knocks.find('for-him')).not.toBeNull();
  });

  it('keeps quiet towards her from then on, until she agrees again', async () => {
    await hudaLives();
    await forgets();
    playing.said.splice(0);
    const inbound: Inbound = { kind: 'news', key: 'absence.news', params: {} };
    await playing.knock({ from: { person: PEOPLE.huda.id }, arrival: { key: 'afterwards', inbound } });
    expect(playing.said).toEqual([]);
    await writes('library', 'hallo');
    expect(playing.said.map(({ saying }) => saying.key)[0]).toMatch(/^onboarding\./u);
  });
});
