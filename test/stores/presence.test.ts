import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../bot/ports.ts';
import { createLedger } from '../../prisma/ledger.ts';
import { createPresence, type Presence } from '../../prisma/presence.ts';
import { createConversations } from '../../prisma/stores/conversations.ts';
import { RECORD_STORES } from '../../prisma/stores/index.ts';
import { createReceipts } from '../../prisma/stores/receipts.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { turnOf } from './turns.ts';

let fresh: Fresh;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(() => fresh.reset());
afterAll(() => fresh.drop());

/** A process as far as it writes and sends: its ledger, its outbox, and the sign that it lives. */
async function somebodyWho(): Promise<Presence & { ledger: Ledger; receipts: Receipts }> {
  const presence = createPresence(fresh.url);
  await presence.enter();
  const ledger = createLedger(fresh.database.pool, RECORD_STORES, () => true, presence.holder);
  return { ...presence, ledger, receipts: createReceipts(fresh.database.pool, ledger, presence.holder) };
}
type Ledger = ReturnType<typeof createLedger>;
type Receipts = ReturnType<typeof createReceipts>;

const ann = async (): Promise<Conversation> =>
  (await createConversations(fresh.database.pool).recognise({
    address: { channel: 'test', id: 'ann' },
  })) as Conversation;

describe('a process that is gone', () => {
  it('leaves its leases to the others at once, and keeps them while it lives', async () => {
    const [one, other] = [await somebodyWho(), await somebodyWho()];
    const before = await ann();
    expect(await one.ledger.commit(turnOf(before, 'first'))).toEqual({ kind: 'committed' });
    expect(await other.receipts.claim(before.id)).toEqual([]);
    await one.leave();
    await expect.poll(() => other.receipts.claim(before.id)).toMatchObject([{ turn: 1, attempts: 1 }]);
    await other.leave();
  });

  it('goes first: what is said meanwhile stands behind what it left lying, and follows in order', async () => {
    const [one, other] = [await somebodyWho(), await somebodyWho()];
    await one.ledger.commit(turnOf(await ann(), 'first'));
    const before = await ann();
    expect(await other.ledger.commit(turnOf(before, 'second'))).toEqual({ kind: 'committed', behind: true });
    expect(await other.receipts.claim(before.id)).toEqual([]);
    await one.leave();
    await expect.poll(() => other.receipts.claim(before.id)).toMatchObject([{ turn: 1 }, { turn: 2, attempts: 0 }]);
    await other.leave();
  });

  it('does not put its own messages behind each other', async () => {
    const one = await somebodyWho();
    await one.ledger.commit(turnOf(await ann(), 'first'));
    expect(await one.ledger.commit(turnOf(await ann(), 'second'))).toEqual({ kind: 'committed' });
    await one.leave();
  });
});
