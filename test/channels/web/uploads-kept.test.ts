import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPulse } from '../../../prisma/pulse.ts';
import { createIntake, createSentFiles } from '../../../prisma/stores/files.ts';
import { createTakenBack } from '../../../prisma/stores/taken-back.ts';
import { createThreads } from '../../../prisma/stores/threads.ts';
import { createUploads } from '../../../prisma/stores/uploads.ts';
import { type Fresh, freshDatabase } from '../../stores/database.ts';
import { keeping } from '../../stores/keeping.ts';
import { postgresStores } from '../../stores/playing.ts';
import { openHouse, type Playing } from '../../talk/house.ts';
import { conversation } from './kept.ts';
import { PDF } from './sending.ts';

const HUDA = { channel: 'web', id: 'huda' };
const REF = 'web:one';

let fresh: Fresh;
let house: Playing;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const pool = () => fresh.database.pool;
const uploads = () => createUploads(pool(), keeping.seal);
const intake = () => createIntake(pool(), keeping.seal);
const ask = async (text: string, ...values: unknown[]) => (await pool().query(text, values)).rows;
const lying = async () => (await ask('SELECT ref FROM upload ORDER BY ref')).map(({ ref }) => ref);
const says = (key: string, inbound: Parameters<Playing['knock']>[0]['arrival']['inbound']) =>
  house.knock({ from: { address: HUDA }, arrival: { key, inbound } });
/** Huda has agreed, and sends the file that lies under `ref`. */
const sends = (ref = REF) => says(`web:${ref}`, { kind: 'file', id: ref, name: 'brief.pdf', bytes: PDF.length });

beforeEach(async () => {
  await fresh.reset();
  await pool().query('TRUNCATE upload');
  house = openHouse(postgresStores(fresh.database), '2026-11-22T10:00:00Z');
  await says('1', { kind: 'text', text: 'Nederlands' });
  await says('2', { kind: 'text', text: 'ja' });
});

describe('a file that came with a message', () => {
  it('is given to the house once, and then lies here no more', async () => {
    await uploads().stage(REF, PDF);
    await sends();
    const [file] = await intake().claim(['web'], 4);
    expect(file).toMatchObject({ channel: 'web', ref: REF, kind: 'file' });
    expect(Buffer.from((await uploads().read(REF)) ?? []).equals(PDF)).toBe(true);
    await intake().keep(file?.id ?? '', PDF, 'application/pdf');
    expect(await lying()).toEqual([]);
    const sent = await createSentFiles(pool(), keeping.seal).read(await conversation(fresh), 3);
    expect([sent?.type, sent?.content?.length]).toEqual(['application/pdf', PDF.length]);
  });

  it('is hers to see at once, before anybody has looked at it, and not when it was refused', async () => {
    await uploads().stage(REF, PDF);
    await sends();
    const files = createSentFiles(pool(), keeping.seal);
    const id = await conversation(fresh);
    expect(await files.of(id, [1, 3])).toEqual([{ turn: 3, state: 'waiting', type: null, bytes: PDF.length }]);
    expect((await files.read(id, 3))?.content?.length).toBe(PDF.length);
    const [file] = await intake().claim(['web'], 4);
    await intake().refuse(file?.id ?? '', 'type');
    expect(await lying()).toEqual([]);
    expect(await files.read(id, 3)).toBeNull();
    expect((await files.of(id, [3]))[0]?.state).toBe('refused');
  });

  it('stays kept when somebody slower finds nothing any more', async () => {
    await uploads().stage(REF, PDF);
    await sends();
    const [file] = await intake().claim(['web'], 4);
    await intake().keep(file?.id ?? '', PDF, 'application/pdf');
    await intake().refuse(file?.id ?? '', 'gone');
    expect((await createSentFiles(pool(), keeping.seal).read(await conversation(fresh), 3))?.content?.length).toBe(
      PDF.length,
    );
  });

  it('takes no second place when it comes again, and stays what it was', async () => {
    await uploads().stage(REF, PDF);
    await uploads().stage(REF, Buffer.from('something else'));
    expect((await uploads().read(REF))?.length).toBe(PDF.length);
    expect(await lying()).toEqual([REF]);
  });

  it('is taken back where the house has it already, and never while it waits for it', async () => {
    await uploads().stage(REF, PDF);
    await sends();
    await uploads().drop(REF);
    expect(await lying()).toEqual([REF]);
    const [file] = await intake().claim(['web'], 4);
    await intake().keep(file?.id ?? '', PDF, 'application/pdf');
    await uploads().stage(REF, PDF);
    await uploads().drop(REF);
    expect(await lying()).toEqual([]);
  });

  it('goes after an hour when its message never became a turn', async () => {
    for (const ref of ['web:lost', 'web:young', REF]) await uploads().stage(ref, PDF);
    await sends();
    await ask(`UPDATE upload SET created_at = now() - interval '61 minutes' WHERE ref <> 'web:young'`);
    await intake().claim([], 4);
    expect(await lying()).toEqual([REF, 'web:young']);
  });
});

describe('a line that was taken back', () => {
  it('is known by its place, once, and only where it is', async () => {
    const takenBack = createTakenBack(pool());
    expect(await takenBack.of(HUDA)).toEqual([]);
    expect(await takenBack.erase(HUDA, { turn: 2, position: 1 })).toBe(true);
    expect(await takenBack.erase(HUDA, { turn: 2, position: 1 })).toBe(true);
    expect(await takenBack.erase(HUDA, { turn: 2, position: 0 })).toBe(true);
    expect(await takenBack.erase(HUDA, { turn: 99, position: 1 })).toBe(false);
    expect(await takenBack.erase({ ...HUDA, id: 'ann' }, { turn: 2, position: 1 })).toBe(false);
    expect(await takenBack.of(HUDA)).toEqual([
      { turn: 2, position: 0 },
      { turn: 2, position: 1 },
    ]);
  });

  it('stays with the house, so that staff know what was said', async () => {
    const before = (await createThreads(pool()).of(HUDA))?.lines.length;
    await createTakenBack(pool()).erase(HUDA, { turn: 2, position: 1 });
    expect((await createThreads(pool()).of(HUDA))?.lines.length).toBe(before);
  });

  it('is told to open pages, in whatever process they are', async () => {
    const pulse = createPulse(fresh.url);
    await pulse.start();
    const moved: string[] = [];
    pulse.listen((one) => moved.push(one));
    await createTakenBack(pool()).erase(HUDA, { turn: 2, position: 1 });
    await expect.poll(() => moved).toContain(await conversation(fresh));
    await pulse.stop();
  });
});
