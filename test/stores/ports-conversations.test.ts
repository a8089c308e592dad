import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { DEFAULT_QUIET_HOURS } from '../../bot/engine/quiet-hours.ts';
import { HUMAN, MENU } from '../../bot/engine/saying.ts';
import { asking, newSession } from '../../bot/engine/session.ts';
import type { Conversation, From } from '../../bot/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import type { Stores } from '../talk/house.ts';
import { NOW, turnOf } from './turns.ts';
import { type Opens, onBothTwins } from './twins.ts';

const from = (id: string): From => ({ address: { channel: 'web', id } });
const HUDA = { person: PEOPLE.huda.id };

onBothTwins((open) => {
  let opened: Opens;
  let stores: Stores;
  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(async () => {
    stores = await opened.stores();
  });
  afterAll(() => opened.close());
  const recognise = async (who: From) => (await stores.conversations.recognise(who)) as Conversation;

  it('gives somebody new a conversation of her own, and knows her the next time', async () => {
    const first = await recognise(from('new'));
    expect(first).toMatchObject({ version: 0, channel: 'web', to: 'new' });
    expect(first.person).toMatchObject({
      id: expect.any(String),
      name: null,
      language: null,
      roles: ['resident'],
      zone: 'Europe/Amsterdam',
      quiet: DEFAULT_QUIET_HOURS,
      consented: false,
      stopped: false,
    });
    expect(first.session).toEqual(newSession(first.person));
    expect(await recognise(from('new'))).toEqual(first);
    expect((await recognise(from('other'))).person.id).not.toBe(first.person.id);
  });

  it('gives one conversation to somebody new who knocks twice at once', async () => {
    const both = await Promise.all([recognise(from('twice')), recognise(from('twice'))]);
    expect(both[0]).toEqual(both[1]);
  });

  it('keeps the same id on two channels apart', async () => {
    const web = await recognise(from('88'));
    const telegram = await recognise({ address: { channel: 'telegram', id: '88' } });
    expect(telegram.id).not.toBe(web.id);
  });

  it('finds whom staff know by her address, by who she is, and by the conversation', async () => {
    await stores.join(PEOPLE.huda.id, 'huda', 'ar');
    const huda = await recognise(from('huda'));
    expect(huda.person).toMatchObject({ ...HUDA_KNOWN, language: 'ar', consented: true, stopped: false });
    expect(huda.session).toMatchObject({ language: 'ar', consent: 'given', place: null, asked: null });
    expect(await recognise(HUDA)).toEqual(huda);
    expect(await recognise({ conversation: huda.id })).toEqual(huda);
  });

  it('finds nobody where nobody is', async () => {
    expect(await stores.conversations.recognise({ person: randomUUID() })).toBeNull();
    expect(await stores.conversations.recognise({ conversation: randomUUID() })).toBeNull();
    expect(await stores.conversations.recognise(HUDA)).toBeNull();
  });

  it('reaches a person where she wrote last', async () => {
    await stores.join(PEOPLE.huda.id, 'phone', 'ar');
    await stores.join(PEOPLE.huda.id, 'library', 'ar');
    for (const place of ['phone', 'library', 'phone']) {
      const later = (minute: number) => `2030-01-01T10:0${minute}:00.000Z`;
      const before = await recognise(from(place));
      const other = await recognise(from(place === 'phone' ? 'library' : 'phone'));
      const at = later(before.version + other.version);
      expect(await stores.commit({ ...turnOf(before, `at ${at}`), at })).toEqual({ kind: 'committed' });
      stores.conversations.mistrust(before);
      expect((await recognise(HUDA)).to).toBe(place);
    }
  });

  it('keeps a session as it was committed, with what is asked and where it leads', async () => {
    await stores.join(PEOPLE.huda.id, 'huda', 'ar');
    const before = await recognise(from('huda'));
    const place = {
      room: 'absence',
      step: 'reason',
      data: { occasion: { id: 'x', what: { content: { nl: 'Willem' } } } },
    };
    const asked = { key: 'absence.reason', params: { n: 1 }, choices: [HUMAN, { ...MENU, to: place }] };
    const session = asking(before.session, place, asked, 1, NOW);
    await stores.commit({ ...turnOf(before, 'one', [], asked), session });
    stores.conversations.mistrust(before);
    const after = await recognise(from('huda'));
    expect(after).toEqual({ ...before, version: 1, session });
  });

  it('tells of what a person settled, wherever she is reached', async () => {
    await stores.join(PEOPLE.huda.id, 'huda', 'ar');
    const settle = { kind: 'person', language: 'tr', consent: false, stopped: true } as const;
    await stores.commit(turnOf(await recognise(from('huda')), 'one', [settle]));
    expect((await recognise(HUDA)).person).toMatchObject({ language: 'tr', consented: false, stopped: true });
    await stores.commit(turnOf(await recognise(HUDA), 'two', [{ kind: 'person', stopped: false }]));
    expect((await recognise(HUDA)).person).toMatchObject({ language: 'tr', consented: false, stopped: false });
  });
});

const HUDA_KNOWN = { id: PEOPLE.huda.id, name: 'Huda', roles: ['mentee'] };
