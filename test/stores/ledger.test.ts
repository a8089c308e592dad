import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Effect } from '../../bot/engine/effect.ts';
import type { Conversation, Conversations, TurnRecord } from '../../bot/ports.ts';
import { createLedger, type Ledger } from '../../prisma/ledger.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createConversations } from '../../prisma/stores/conversations.ts';
import { RECORD_STORES } from '../../prisma/stores/index.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { absent, HUDAS_MATCH } from './reports.ts';
import { NOW, turnOf } from './turns.ts';

let fresh: Fresh;
let conversations: Conversations;
/** How many statements the ledger has sent: fewer than turns, or they were not written together. */
let statements = 0;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(async () => {
  await fresh.reset();
  conversations = createConversations(fresh.database.pool);
  statements = 0;
});
afterAll(() => fresh.drop());

type Query = (...asked: never[]) => Promise<unknown>;
/** The pool of the test, with something put in front of every query. */
const poolWith = (before: (query: Query) => Promise<unknown>): Pool => {
  const query: Query = (...asked) => before(() => (fresh.database.pool.query as Query)(...asked));
  return { query } as unknown as Pool;
};
const counted = poolWith((query) => {
  statements++;
  return query();
});
const ledgerOn = (pool: Pool): Ledger => createLedger(pool, RECORD_STORES, () => true);

const somebody = async (id: string): Promise<Conversation> =>
  (await conversations.recognise({ address: { channel: 'web', id } })) as Conversation;
const tell = (key: string, person: string = PEOPLE.willem.id): Effect => ({
  kind: 'knock',
  person,
  at: NOW,
  key,
  inbound: { kind: 'news', key: 'absence.news', params: {} },
});
const asked: Effect = { kind: 'record', name: 'social-map.asked', data: { domain: 'money' } };
const ill = absent(HUDAS_MATCH, '2026-11-24T14:00', 'once');

async function rows<Row = string>(text: string): Promise<Row[]> {
  const found = await fresh.database.pool.query({ text, rowMode: 'array' });
  return found.rows.map((row) => (row.length === 1 ? row[0] : row));
}
const keys = () => rows('SELECT key FROM message WHERE key IS NOT NULL ORDER BY key');
const versions = () =>
  rows('SELECT a.external, c.version FROM conversation c JOIN address a ON a.id = c.address_id ORDER BY 1');

describe('turns of several people that are written together', () => {
  /** Five people: three whose turn is fine, one that is heard, one that was overtaken, one that is refused. */
  async function five(ledger: Ledger): Promise<TurnRecord[]> {
    const [ann, bea, cor, dee, eva] = await Promise.all(['ann', 'bea', 'cor', 'dee', 'eva'].map(somebody));
    if (!ann || !bea || !cor || !dee || !eva) throw new Error('somebody is missing');
    await ledger.commit(turnOf(bea, 'bea-1'));
    await ledger.commit(turnOf(cor, 'cor-1'));
    await ledger.commit(turnOf(dee, 'dee-1', [ill]));
    const deeNow = { ...dee, version: 1 };
    return [
      turnOf(ann, 'ann-1', [ill, tell('of-ann'), asked]),
      turnOf({ ...bea, version: 1 }, 'bea-1', [tell('of-bea'), asked]),
      turnOf(cor, 'cor-2', [tell('of-cor'), asked]),
      turnOf(deeNow, 'dee-2', [ill, tell('of-dee'), asked]),
      turnOf(eva, 'eva-1', [tell('of-eva'), asked]),
    ];
  }

  it('each get a verdict of their own, and only those that can be are written', async () => {
    const ledger = ledgerOn(counted);
    const turns = await five(ledger);
    statements = 0;
    const verdicts = await Promise.all(turns.map((turn) => ledger.commit(turn)));
    expect(verdicts).toEqual([
      { kind: 'committed' },
      { kind: 'duplicate' },
      { kind: 'conflict' },
      { kind: 'refused', effect: 'absence.report', reason: 'already' },
      { kind: 'committed' },
    ]);
    expect(statements).toBeLessThan(turns.length);
    expect(await versions()).toEqual([
      ['ann', 1],
      ['bea', 1],
      ['cor', 1],
      ['dee', 1],
      ['eva', 1],
    ]);
    expect(await keys()).toEqual(['ann-1', 'bea-1', 'cor-1', 'dee-1', 'eva-1']);
    expect(await rows('SELECT key FROM knock ORDER BY key')).toEqual(['of-ann', 'of-eva']);
    expect(await rows('SELECT count FROM question_count')).toEqual([2]);
    expect(await rows('SELECT count(*)::int FROM outbox')).toEqual([5]);
  });

  it('fail alone where one makes the statement fail', async () => {
    const ledger = ledgerOn(counted);
    const turns = await five(ledger);
    const fay = await somebody('fay');
    const bad = turnOf(fay, 'fay-1', [tell('to-nobody', '00000000-0000-4000-8000-999999999999'), asked]);
    const outcomes = await Promise.allSettled([bad, ...turns].map((turn) => ledger.commit(turn)));
    const told = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.kind : 'rejected'));
    expect(told).toEqual(['rejected', 'committed', 'duplicate', 'conflict', 'refused', 'committed']);
    expect(await rows('SELECT key FROM knock ORDER BY key')).toEqual(['of-ann', 'of-eva']);
    expect((await versions()).at(-1)).toEqual(['fay', 0]);
  });

  it('fail alone where one asks for a record that no store applies', async () => {
    const ledger = ledgerOn(counted);
    const [ann, bea] = await Promise.all(['ann', 'bea'].map(somebody));
    const unknown = turnOf(ann as Conversation, 'ann-1', [{ kind: 'record', name: 'nobody.knows', data: {} }]);
    const outcomes = await Promise.allSettled([unknown, turnOf(bea as Conversation, 'bea-1')].map(ledger.commit));
    expect(outcomes).toEqual([
      { status: 'rejected', reason: new Error('no store applies nobody.knows') },
      { status: 'fulfilled', value: { kind: 'committed' } },
    ]);
  });

  it('take one of two turns of the same conversation', async () => {
    const ledger = ledgerOn(counted);
    const ann = await somebody('ann');
    const verdicts = await Promise.all([turnOf(ann, 'one', [asked]), turnOf(ann, 'two', [asked])].map(ledger.commit));
    expect(verdicts.map(({ kind }) => kind).sort()).toEqual(['committed', 'conflict']);
    expect(await keys()).toHaveLength(1);
    expect(await rows('SELECT count FROM question_count')).toEqual([1]);
  });

  it('report one day once, also from two conversations of one person', async () => {
    const ledger = ledgerOn(counted);
    const ann = await somebody('ann');
    const bea = await somebody('bea');
    const both = [turnOf(ann, 'ann-1', [ill]), turnOf({ ...bea, person: ann.person }, 'bea-1', [ill])];
    const verdicts = await Promise.all(both.map(ledger.commit));
    expect(verdicts.map(({ kind }) => kind).sort()).toEqual(['committed', 'refused']);
    expect(await rows('SELECT count(*)::int FROM absence')).toEqual([1]);
  });

  it('tell what came in, why the bot kept quiet, and the language of each', async () => {
    const ann = await somebody('ann');
    const quiet = turnOf(ann, 'one', [{ kind: 'silent', because: 'opted-out' }]);
    await ledgerOn(counted).commit({ ...quiet, outgoing: [] });
    expect(await rows('SELECT turn, position, language, content FROM message')).toEqual([
      [1, 0, 'nl', { kind: 'text', text: 'words of one', silent: 'opted-out' }],
    ]);
    expect(await rows('SELECT count(*)::int FROM outbox')).toEqual([0]);
  });

  it('go on with what is left after more than one statement can hold', async () => {
    const ledger = ledgerOn(counted);
    const people = await Promise.all(Array.from({ length: 150 }, (_, n) => somebody(`p${n}`)));
    const verdicts = await Promise.all(people.map((one) => ledger.commit(turnOf(one, 'k'))));
    expect(verdicts.filter(({ kind }) => kind === 'committed')).toHaveLength(150);
    expect(statements).toBeLessThan(15);
  });
});

describe('an answer of PostgreSQL that is lost on the way', () => {
  /** Loses the answer to the first statement, after it was carried out. */
  const losing = (): Pool => {
    let lost = false;
    return poolWith(async (query) => {
      const answer = await query();
      if (lost) return answer;
      lost = true;
      throw new Error('connection terminated unexpectedly');
    });
  };

  it('doubles nothing: what was written is known again', async () => {
    const people = await Promise.all(['ann', 'bea', 'cor'].map(somebody));
    const ledger = ledgerOn(losing());
    const verdicts = await Promise.all(people.map((one) => ledger.commit(turnOf(one, 'k', [asked]))));
    expect(verdicts).toEqual(Array(3).fill({ kind: 'duplicate' }));
    expect(await rows('SELECT count FROM question_count')).toEqual([3]);
    expect(await rows('SELECT count(*)::int FROM outbox')).toEqual([3]);
  });

  it('rejects a lone turn, so that the platform brings it again', async () => {
    const ann = await somebody('ann');
    const ledger = ledgerOn(losing());
    await expect(ledger.commit(turnOf(ann, 'k'))).rejects.toThrow('connection terminated');
    expect(await ledger.commit(turnOf(ann, 'k'))).toEqual({ kind: 'duplicate' });
  });
});

describe('receipts', () => {
  const outbox = () => rows('SELECT turn FROM outbox ORDER BY turn');
  const receipts = () => rows('SELECT turn, platform_id FROM receipt ORDER BY turn');
  const ref = ({ id }: Conversation, turn: number) => ({ conversation: id, turn, position: 1 });

  it('take the message out of the outbox, and keep the id that the platform gave', async () => {
    const ledger = ledgerOn(counted);
    const ann = await somebody('ann');
    await ledger.commit(turnOf(ann, 'one'));
    await ledger.commit(turnOf({ ...ann, version: 1 }, 'two'));
    await Promise.all([ledger.sent(ref(ann, 1), 'tg-7'), ledger.sent(ref(ann, 2), null)]);
    expect(await outbox()).toEqual([]);
    expect(await receipts()).toEqual([[1, 'tg-7']]);
  });

  it('count once, and the first one stands', async () => {
    const ledger = ledgerOn(counted);
    const ann = await somebody('ann');
    await ledger.commit(turnOf(ann, 'one'));
    await ledger.sent(ref(ann, 1), 'tg-7');
    await ledger.sent(ref(ann, 1), 'tg-8');
    expect(await receipts()).toEqual([[1, 'tg-7']]);
  });

  it('go along with the turns of other people, and do not fail with them', async () => {
    const ledger = ledgerOn(counted);
    const [ann, bea, cor] = (await Promise.all(['ann', 'bea', 'cor'].map(somebody))) as [
      Conversation,
      Conversation,
      Conversation,
    ];
    await ledger.commit(turnOf(ann, 'one'));
    statements = 0;
    await Promise.all([ledger.sent(ref(ann, 1), 'tg-7'), ledger.commit(turnOf(bea, 'one'))]);
    expect(statements).toBe(1);
    expect(await receipts()).toEqual([[1, 'tg-7']]);
    const bad = turnOf(cor, 'one', [tell('to-nobody', '00000000-0000-4000-8000-999999999999')]);
    const outcomes = await Promise.allSettled([ledger.commit(bad), ledger.sent(ref(bea, 1), 'tg-9')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await outbox()).toEqual([]);
  });
});
