import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { upcoming } from '../../bot/capabilities/absence/facts.ts';
import { checkIn } from '../../bot/capabilities/mentoring/facts.ts';
import { known } from '../../bot/capabilities/my-data/facts.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import { MENU } from '../../bot/engine/saying.ts';
import { newSession } from '../../bot/engine/session.ts';
import type { Conversation } from '../../bot/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import type { Stores } from '../talk/house.ts';
import { absent, DUTCH_LESSON, HUDAS_MATCH } from './reports.ts';
import { NOW, turnOf } from './turns.ts';
import { type Opens, onBothTwins } from './twins.ts';

const SOON = { days: 14, most: 5 };
const LATER = '2030-01-01T00:00:00.000Z';
const tell = (key: string, text = 'absence.news'): Effect => ({
  kind: 'knock',
  person: PEOPLE.willem.id,
  at: NOW,
  key,
  inbound: { kind: 'news', key: text, params: {} },
});
const ill = absent(HUDAS_MATCH, '2026-11-24T14:00', 'once');

onBothTwins((open) => {
  let opened: Opens;
  let stores: Stores;
  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(async () => {
    stores = await opened.stores();
    await stores.join(PEOPLE.huda.id, 'huda', 'ar');
  });
  afterAll(() => opened.close());

  const huda = async (): Promise<Conversation> =>
    (await stores.conversations.recognise({ person: PEOPLE.huda.id })) as Conversation;
  const days = async () => {
    const { person } = await huda();
    const [occasions] = await stores.facts.answer([upcoming(SOON)], person, NOW);
    return (occasions as { starts: string }[]).map(({ starts }) => starts);
  };
  const waiting = () => stores.knocks.due(LATER);

  describe('a turn', () => {
    it('is committed whole: session, records, words for others', async () => {
      expect(await stores.commit(turnOf(await huda(), 'one', [ill, tell('news')]))).toEqual({ kind: 'committed' });
      expect((await huda()).version).toBe(1);
      expect(await days()).toEqual(['2026-12-01T14:00']);
      expect(await waiting()).toEqual(['news']);
    });

    it('is a duplicate where its key was heard, also when the conversation has moved on since', async () => {
      const before = await huda();
      await stores.commit(turnOf(before, 'one'));
      expect(await stores.commit(turnOf(before, 'one', [ill, tell('news')]))).toEqual({ kind: 'duplicate' });
      await stores.commit(turnOf(await huda(), 'two'));
      expect(await stores.commit(turnOf(await huda(), 'one', [ill]))).toEqual({ kind: 'duplicate' });
      expect((await huda()).version).toBe(2);
      expect(await days()).toEqual(['2026-11-24T14:00', '2026-12-01T14:00']);
      expect(await waiting()).toEqual([]);
    });

    it('conflicts where somebody else took a turn meanwhile, and changes nothing', async () => {
      const before = await huda();
      await stores.commit(turnOf(before, 'one'));
      const after = await huda();
      expect(await stores.commit(turnOf(before, 'two', [ill, tell('news')]))).toEqual({ kind: 'conflict' });
      expect(await huda()).toEqual(after);
      expect(await waiting()).toEqual([]);
    });

    it('is refused where the day is reported already, whole', async () => {
      await stores.commit(turnOf(await huda(), 'one', [ill]));
      const again = turnOf(await huda(), 'two', [tell('news'), ill]);
      expect(await stores.commit(again)).toEqual({ kind: 'refused', effect: 'absence.report', reason: 'already' });
      expect((await huda()).version).toBe(1);
      expect(await waiting()).toEqual([]);
    });

    it('is refused where the series has ended', async () => {
      const late = absent(HUDAS_MATCH, '2030-11-26T14:00', 'once');
      const never = absent(PEOPLE.huda.id, '2026-11-24T14:00', 'once');
      for (const [key, effect] of [
        ['late', late],
        ['never', never],
      ] as const) {
        const verdict = await stores.commit(turnOf(await huda(), key, [effect]));
        expect(verdict).toEqual({ kind: 'refused', effect: 'absence.report', reason: 'gone' });
      }
    });

    it('is refused before it conflicts, and a duplicate before it is refused', async () => {
      const before = await huda();
      await stores.commit(turnOf(before, 'one', [ill]));
      expect(await stores.commit(turnOf(before, 'two', [ill]))).toMatchObject({ kind: 'refused' });
      expect(await stores.commit(turnOf(before, 'one', [ill]))).toEqual({ kind: 'duplicate' });
    });

    it('may have the key that another conversation has used', async () => {
      await stores.join(PEOPLE.willem.id, 'willem', 'nl');
      const willem = (await stores.conversations.recognise({ person: PEOPLE.willem.id })) as Conversation;
      await stores.commit(turnOf(willem, 'same'));
      expect(await stores.commit(turnOf(await huda(), 'same'))).toEqual({ kind: 'committed' });
    });

    it('may hold the reports of two series', async () => {
      const both = [ill, absent(DUTCH_LESSON, '2026-11-30T09:30', 'once', 'group-session')];
      expect(await stores.commit(turnOf(await huda(), 'one', both))).toEqual({ kind: 'committed' });
    });
  });

  describe('words for others', () => {
    it('wait once under one key, as they were noted first', async () => {
      await stores.commit(turnOf(await huda(), 'one', [tell('news', 'absence.news')]));
      await stores.commit(turnOf(await huda(), 'two', [tell('news', 'absence.news-coach')]));
      expect(await waiting()).toEqual(['news']);
      expect(await stores.knocks.find('news')).toMatchObject({
        person: PEOPLE.willem.id,
        inbound: { key: 'absence.news' },
      });
    });

    it('do not wait again under a key that is done', async () => {
      await stores.commit(turnOf(await huda(), 'one', [tell('news')]));
      await stores.knocks.done('news', NOW);
      await stores.commit(turnOf(await huda(), 'two', [tell('news')]));
      expect(await waiting()).toEqual([]);
    });
  });

  describe('a person who writes in two apps', () => {
    const recognise = async (id: string) =>
      (await stores.conversations.recognise({ address: { channel: 'web', id } })) as Conversation;
    /** Read anew, as by a process that remembers nothing. */
    const inApp = async (id: string) => {
      stores.conversations.mistrust(await recognise(id));
      return recognise(id);
    };
    beforeEach(async () => {
      await stores.join(PEOPLE.huda.id, 'library', 'ar');
      await stores.commit(turnOf(await inApp('library'), 'before', [], { key: 'engine.menu', choices: [MENU] }));
    });

    it('stops in one and is left alone in the other; her language there stays', async () => {
      const stop: Effect = { kind: 'person', stopped: true, language: 'tr' };
      await stores.commit(turnOf(await inApp('huda'), 'one', [stop]));
      const other = await inApp('library');
      expect(other.session).toMatchObject({ stopped: true, consent: 'given', language: 'ar', asked: { turn: 1 } });
      await stores.commit(turnOf(await inApp('huda'), 'two', [{ kind: 'person', stopped: false, consent: false }]));
      expect((await inApp('library')).session).toMatchObject({ stopped: false, consent: 'declined' });
    });

    it('is noticed by a process that remembers the other conversation', async () => {
      const remembered = await inApp('library');
      await stores.commit(turnOf(await inApp('huda'), 'one', [{ kind: 'person', stopped: true }]));
      expect(await stores.commit(turnOf(remembered, 'two'))).toEqual({ kind: 'conflict' });
    });

    it('is forgotten in both', async () => {
      await stores.commit(turnOf(await inApp('huda'), 'one', [{ kind: 'forget' }]));
      const other = await inApp('library');
      expect(other.session).toEqual(newSession(other.person));
      expect(other.session).toMatchObject({ language: null, consent: 'unasked', asked: null });
    });
  });

  describe('forget me', () => {
    it('leaves of her what staff know, and the word that says so', async () => {
      const face = checkIn({ match: HUDAS_MATCH, day: '2026-11-17', face: 'good' });
      const later: Effect = { ...tell('hers'), person: PEOPLE.huda.id } as Effect;
      await stores.commit(turnOf(await huda(), 'one', [ill, face, later, tell('news')]));
      await stores.commit(turnOf(await huda(), 'two', [{ kind: 'forget' }]));
      const after = await huda();
      expect(after.person).toMatchObject({ name: 'Huda', language: null, consented: false, stopped: false });
      const [data] = await stores.facts.answer([known({})], after.person, NOW);
      expect(data).toMatchObject({ messages: 1, absences: 0, matchedWith: 'Willem' });
      expect(await days()).toContain('2026-11-24T14:00');
      expect(await waiting()).toEqual(['news']);
    });

    it('keeps nothing that the same turn wanted to note about her', async () => {
      await stores.commit(
        turnOf(await huda(), 'one', [{ kind: 'forget' }, { kind: 'person', language: 'tr', consent: true }]),
      );
      expect((await huda()).person).toMatchObject({ language: null, consented: false });
    });
  });
});
