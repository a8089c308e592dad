import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Conversation, TurnRecord } from '../../bot/ports.ts';
import type { Ledger } from '../../prisma/ledger.ts';
import { absent, HUDAS_MATCH } from './reports.ts';
import { turnOf } from './turns.ts';
import { asked, NOBODY, openWriting, tell, type Writing } from './writing.ts';

const ill = absent(HUDAS_MATCH, '2026-11-24T14:00', 'once');

let writing: Writing;
beforeAll(async () => {
  writing = await openWriting();
});
beforeEach(async () => {
  await writing.fresh.reset();
  writing.statements = 0;
});
afterAll(() => writing.fresh.drop());

const keys = () => writing.rows('SELECT key FROM message WHERE key IS NOT NULL ORDER BY key');
const versions = () =>
  writing.rows('SELECT a.external, c.version FROM conversation c JOIN address a ON a.id = c.address_id ORDER BY 1');

describe('turns of several people that are written together', () => {
  /** Five people: three whose turn is fine, one that is heard, one that was overtaken, one that is refused. */
  async function five(ledger: Ledger): Promise<TurnRecord[]> {
    const [ann, bea, cor, dee, eva] = await Promise.all(['ann', 'bea', 'cor', 'dee', 'eva'].map(writing.somebody));
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
    const ledger = writing.ledger;
    const turns = await five(ledger);
    writing.statements = 0;
    const verdicts = await Promise.all(turns.map((turn) => ledger.commit(turn)));
    expect(verdicts).toEqual([
      { kind: 'committed' },
      { kind: 'duplicate' },
      { kind: 'conflict' },
      { kind: 'refused', effect: 'absence.report', reason: 'already' },
      { kind: 'committed' },
    ]);
    expect(writing.statements).toBeLessThan(turns.length);
    expect(await versions()).toEqual([
      ['ann', 1],
      ['bea', 1],
      ['cor', 1],
      ['dee', 1],
      ['eva', 1],
    ]);
    expect(await keys()).toEqual(['ann-1', 'bea-1', 'cor-1', 'dee-1', 'eva-1']);
    expect(await writing.rows('SELECT key FROM knock ORDER BY key')).toEqual(['of-ann', 'of-eva']);
    expect(await writing.rows('SELECT count FROM question_count')).toEqual([2]);
    expect(await writing.rows('SELECT count(*)::int FROM outbox')).toEqual([5]);
  });

  it('fail alone where one makes the statement fail', async () => {
    const ledger = writing.ledger;
    const turns = await five(ledger);
    const fay = await writing.somebody('fay');
    const bad = turnOf(fay, 'fay-1', [tell('to-nobody', NOBODY), asked]);
    const outcomes = await Promise.allSettled([bad, ...turns].map((turn) => ledger.commit(turn)));
    const told = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.kind : 'rejected'));
    expect(told).toEqual(['rejected', 'committed', 'duplicate', 'conflict', 'refused', 'committed']);
    expect(await writing.rows('SELECT key FROM knock ORDER BY key')).toEqual(['of-ann', 'of-eva']);
    expect((await versions()).at(-1)).toEqual(['fay', 0]);
  });

  it('fail alone where one asks for a record that no store applies', async () => {
    const ledger = writing.ledger;
    const [ann, bea] = await Promise.all(['ann', 'bea'].map(writing.somebody));
    const unknown = turnOf(ann as Conversation, 'ann-1', [{ kind: 'record', name: 'nobody.knows', data: {} }]);
    const outcomes = await Promise.allSettled([unknown, turnOf(bea as Conversation, 'bea-1')].map(ledger.commit));
    expect(outcomes).toEqual([
      { status: 'rejected', reason: new Error('no store applies nobody.knows') },
      { status: 'fulfilled', value: { kind: 'committed' } },
    ]);
  });

  it('take one of two turns of the same conversation', async () => {
    const ledger = writing.ledger;
    const ann = await writing.somebody('ann');
    const verdicts = await Promise.all([turnOf(ann, 'one', [asked]), turnOf(ann, 'two', [asked])].map(ledger.commit));
    expect(verdicts.map(({ kind }) => kind).sort()).toEqual(['committed', 'conflict']);
    expect(await keys()).toHaveLength(1);
    expect(await writing.rows('SELECT count FROM question_count')).toEqual([1]);
  });

  it('report one day once, also from two conversations of one person', async () => {
    const ledger = writing.ledger;
    const ann = await writing.somebody('ann');
    const bea = await writing.somebody('bea');
    const both = [turnOf(ann, 'ann-1', [ill]), turnOf({ ...bea, person: ann.person }, 'bea-1', [ill])];
    const verdicts = await Promise.all(both.map(ledger.commit));
    expect(verdicts.map(({ kind }) => kind).sort()).toEqual(['committed', 'refused']);
    expect(await writing.rows('SELECT count(*)::int FROM absence')).toEqual([1]);
  });

  it('tell what came in, why the bot kept quiet, and the language of each', async () => {
    const ann = await writing.somebody('ann');
    const quiet = turnOf(ann, 'one', [{ kind: 'silent', because: 'opted-out' }]);
    await writing.ledger.commit({ ...quiet, outgoing: [] });
    expect(await writing.rows('SELECT turn, position, language, content FROM message')).toEqual([
      [1, 0, 'nl', { kind: 'text', text: 'words of one', silent: 'opted-out' }],
    ]);
    expect(await writing.rows('SELECT count(*)::int FROM outbox')).toEqual([0]);
  });

  it('go on with what is left after more than one statement can hold', async () => {
    const ledger = writing.ledger;
    const people = await Promise.all(Array.from({ length: 150 }, (_, n) => writing.somebody(`p${n}`)));
    const verdicts = await Promise.all(people.map((one) => ledger.commit(turnOf(one, 'k'))));
    expect(verdicts.filter(({ kind }) => kind === 'committed')).toHaveLength(150);
    expect(writing.statements).toBeLessThan(15);
  });
});
