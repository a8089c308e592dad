import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../bot/ports.ts';
import type { Ledger } from '../../prisma/ledger.ts';
import { turnOf } from './turns.ts';
import { asked, NOBODY, openWriting, tell, type Writing } from './writing.ts';

let writing: Writing;
beforeAll(async () => {
  writing = await openWriting();
});
beforeEach(async () => {
  await writing.fresh.reset();
  writing.statements = 0;
});
afterAll(() => writing.fresh.drop());

describe('an answer of PostgreSQL that is lost on the way', () => {
  /** Loses the answer to the first statement, after it was carried out. */
  const losing = (): Ledger => {
    let lost = false;
    return writing.ledgerBehind(async (query) => {
      const answer = await query();
      if (lost) return answer;
      lost = true;
      throw new Error('connection terminated unexpectedly');
    });
  };

  it('doubles nothing: what was written is known again', async () => {
    const people = await Promise.all(['ann', 'bea', 'cor'].map(writing.somebody));
    const ledger = losing();
    const verdicts = await Promise.all(people.map((one) => ledger.commit(turnOf(one, 'k', [asked]))));
    expect(verdicts).toEqual(Array(3).fill({ kind: 'duplicate' }));
    expect(await writing.rows('SELECT count FROM question_count')).toEqual([3]);
    expect(await writing.rows('SELECT count(*)::int FROM outbox')).toEqual([3]);
  });

  it('rejects a lone turn, so that the platform brings it again', async () => {
    const ann = await writing.somebody('ann');
    const ledger = losing();
    await expect(ledger.commit(turnOf(ann, 'k'))).rejects.toThrow('connection terminated');
    expect(await ledger.commit(turnOf(ann, 'k'))).toEqual({ kind: 'duplicate' });
  });
});

describe('receipts', () => {
  const outbox = () => writing.rows('SELECT turn FROM outbox ORDER BY turn');
  const receipts = () => writing.rows('SELECT turn, platform_id FROM receipt ORDER BY turn');
  const ref = ({ id }: Conversation, turn: number) => ({ conversation: id, turn, position: 1 });

  it('take the message out of the outbox, and keep the id that the platform gave', async () => {
    const ledger = writing.ledger;
    const ann = await writing.somebody('ann');
    await ledger.commit(turnOf(ann, 'one'));
    await ledger.commit(turnOf({ ...ann, version: 1 }, 'two'));
    await Promise.all([ledger.sent(ref(ann, 1), 'tg-7'), ledger.sent(ref(ann, 2), null)]);
    expect(await outbox()).toEqual([]);
    expect(await receipts()).toEqual([[1, 'tg-7']]);
  });

  it('count once, and the first one stands', async () => {
    const ledger = writing.ledger;
    const ann = await writing.somebody('ann');
    await ledger.commit(turnOf(ann, 'one'));
    await ledger.sent(ref(ann, 1), 'tg-7');
    await ledger.sent(ref(ann, 1), 'tg-8');
    expect(await receipts()).toEqual([[1, 'tg-7']]);
  });

  it('go along with the turns of other people, and do not fail with them', async () => {
    const ledger = writing.ledger;
    const [ann, bea, cor] = (await Promise.all(['ann', 'bea', 'cor'].map(writing.somebody))) as [
      Conversation,
      Conversation,
      Conversation,
    ];
    await ledger.commit(turnOf(ann, 'one'));
    writing.statements = 0;
    await Promise.all([ledger.sent(ref(ann, 1), 'tg-7'), ledger.commit(turnOf(bea, 'one'))]);
    expect(writing.statements).toBe(1);
    expect(await receipts()).toEqual([[1, 'tg-7']]);
    const bad = turnOf(cor, 'one', [tell('to-nobody', NOBODY)]);
    const outcomes = await Promise.allSettled([ledger.commit(bad), ledger.sent(ref(bea, 1), 'tg-9')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await outbox()).toEqual([]);
  });
});
