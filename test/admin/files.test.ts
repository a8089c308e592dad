import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Channel, Fetched } from '../../bot/channels/channel.ts';
import { createIntake } from '../../prisma/stores/files.ts';
import { createFetcher, LARGEST_FILE } from '../../workers/fetcher.ts';
import { WEBM } from '../channels/web/sending.ts';
import { keeping } from '../stores/keeping.ts';
import { type AdminHouse, openAdmin, text } from './house.ts';

const OGG = new Uint8Array([...Buffer.from('OggS'), 0, 2, ...new Array(20).fill(0), 1, 19, ...Buffer.from('OpusHead')]);
const PDF = new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF'));
const PROGRAM = new Uint8Array([...Buffer.from('MZ'), ...new Array(200).fill(0)]);

let house: AdminHouse;
let cookie: string;
const lying = new Map<string, Fetched>();
/** Where the files of this test lie; it holds nothing that was not put there. */
const channel = {
  name: 'web',
  fetch: async (id: string, most: number): Promise<Fetched> => {
    expect(most).toBe(LARGEST_FILE);
    return lying.get(id) ?? { kind: 'never', why: 'gone' };
  },
} as Partial<Channel> as Channel;

beforeAll(async () => {
  house = await openAdmin();
  cookie = await house.signIn();
});
afterAll(() => house.close());

const fetcher = () =>
  createFetcher({
    channels: [channel],
    intake: createIntake(house.fresh.database.pool, keeping.seal),
    knock: house.playing.knock,
    alarm: (what) => expect.fail(what),
  });

async function agreed(somebody: string): Promise<string> {
  for (const words of ['hallo', '1', 'ja']) await house.hears(somebody, text(words));
  return house.conversationOf(somebody);
}

/** Sends a file and answers what staff are shown of it, once it has been fetched. */
async function sends(somebody: string, bytes: Uint8Array, id: string) {
  const conversation = await agreed(somebody);
  lying.set(id, { kind: 'fetched', bytes, type: 'image/png' });
  await house.hears(somebody, { kind: 'file', id, name: 'cv van mij.pdf', bytes: bytes.length });
  const before = await newest(conversation);
  await fetcher().sweep();
  return { before, after: await newest(conversation), conversation };
}

async function newest(conversation: string): Promise<Response> {
  const page = await (await house.ask(`/admin/conversations/${conversation}`, { cookie })).text();
  const [href] = /\/admin\/conversations\/[\w-]+\/files\/\d+/u.exec(page) ?? [];
  return house.ask(href ?? '/missing', { cookie });
}

describe('files that residents send', () => {
  it('are fetched once they are committed, and handed to staff as what they are', async () => {
    const { before, after } = await sends('anna', PDF, 'f1');
    expect(before.status).toBe(503);
    expect(await before.text()).toContain('wordt nog opgehaald');
    expect(after.status).toBe(200);
    expect(after.headers.get('content-type')).toBe('application/octet-stream');
    expect(after.headers.get('content-disposition')).toContain('attachment');
    expect(after.headers.get('x-content-type-options')).toBe('nosniff');
    expect(new Uint8Array(await after.arrayBuffer())).toEqual(PDF);
  });

  it('are at the CV desk and nowhere else once they belong there, looked at or not', async () => {
    const { after, conversation } = await sends('dirk', PDF, 'f12');
    expect(after.status).toBe(200);
    const { pool } = house.fresh.database;
    await pool.query(
      `WITH handed AS (INSERT INTO submission (person_id, kind, touched_at, created_at)
         SELECT person_id, 'cv', now(), now() FROM conversation WHERE id = $1 RETURNING id),
       begun AS (INSERT INTO submission_version (submission_id, ordinal) SELECT id, 1 FROM handed RETURNING id)
       INSERT INTO submission_file (version_id, conversation_id, turn, name)
       SELECT begun.id, f.conversation_id, f.turn, f.name FROM begun, file f WHERE f.conversation_id = $1`,
      [conversation],
    );
    for (const change of ['SET type = type', `SET state = 'moved', content = NULL`]) {
      await pool.query(`UPDATE file ${change} WHERE conversation_id = $1`, [conversation]);
      const given = await newest(conversation);
      expect([given.status, await given.text()]).toEqual([410, expect.stringContaining('cv-hulp')]);
    }
    await pool.query(`UPDATE file SET state = 'refused', why = 'virus' WHERE conversation_id = $1`, [conversation]);
    expect(await (await newest(conversation)).text()).toContain('virus');
  });

  it('are refused by their content, whatever they are called', async () => {
    const { after } = await sends('bob', PROGRAM, 'f2');
    expect(after.status).toBe(410);
    expect(await after.text()).toContain('onveilig');
  });

  it('are played in the thread when they are voice notes, and the resident hears that a human will listen', async () => {
    const conversation = await agreed('carla');
    lying.set('v1', { kind: 'fetched', bytes: OGG, type: null });
    await house.hears('carla', { kind: 'voice', id: 'v1', seconds: 4 });
    const { keys } = await saidIn(conversation);
    expect(keys.slice(-2)).toEqual(['engine.voice', 'engine.menu']);
    await fetcher().sweep();
    const page = await (await house.ask(`/admin/conversations/${conversation}`, { cookie })).text();
    expect(page).toContain('<audio controls');
    const played = await newestAudio(page);
    expect(played.headers.get('content-type')).toBe('audio/ogg');
  });

  it('are played stretch by stretch, also where a browser recorded them as if there were pictures in it', async () => {
    const conversation = await agreed('fatma');
    lying.set('v2', { kind: 'fetched', bytes: WEBM, type: null });
    await house.hears('fatma', { kind: 'voice', id: 'v2', seconds: 4 });
    await fetcher().sweep();
    const page = await (await house.ask(`/admin/conversations/${conversation}`, { cookie })).text();
    const played = await newestAudio(page, { range: 'bytes=4-9' });
    expect(played.status).toBe(206);
    expect(played.headers.get('content-type')).toBe('audio/webm');
    expect(played.headers.get('content-range')).toBe(`bytes 4-9/${WEBM.length}`);
    expect(Buffer.from(await played.arrayBuffer()).equals(WEBM.subarray(4, 10))).toBe(true);
    expect((await newestAudio(page, { range: 'bytes=9999-' })).status).toBe(416);
  });

  it('come later while the channel is away, and are given up with a reason when they are gone', async () => {
    const conversation = await agreed('dora');
    lying.set('f3', { kind: 'later', seconds: 1, why: 'away' });
    await house.hears('dora', { kind: 'file', id: 'f3', name: 'a.pdf', bytes: 1 });
    expect(await fetcher().sweep()).toBe(1);
    expect(await fetcher().sweep()).toBe(0);
    expect((await newest(conversation)).status).toBe(503);
    lying.delete('f3');
    await house.fresh.database.pool.query('UPDATE file SET not_before = NULL');
    await fetcher().sweep();
    expect(await (await newest(conversation)).text()).toContain('bestaat niet meer');
  });

  it('are nobody else’s: without a session there is a sign-in page', async () => {
    const conversation = await house.conversationOf('anna');
    const { status } = await house.ask(`/admin/conversations/${conversation}/files/4`);
    expect(status).toBe(303);
  });

  it('are not kept of somebody who has not agreed', async () => {
    await house.hears('evi', { kind: 'file', id: 'f9', name: 'a.pdf', bytes: 1 });
    const { rows } = await house.fresh.database.pool.query(`SELECT 1 FROM file WHERE ref = 'f9'`);
    expect(rows).toEqual([]);
  });
});

async function saidIn(conversation: string) {
  const thread = await house.parts.desk.thread(conversation, 'petra');
  return { keys: (thread?.lines ?? []).flatMap(({ saying }) => (saying === null ? [] : [saying.key])) };
}

async function newestAudio(page: string, headers: Record<string, string> = {}): Promise<Response> {
  const [, src = ''] = /<audio [^>]*src="([^"]+)"/u.exec(page) ?? [];
  return house.ask(src, { cookie, headers });
}
