import { randomUUID } from 'node:crypto';
import { type Inbound, PERSON_KINDS } from '../../../bot/engine/inbound.ts';
import type { Enclosure } from '../../../bot/engine/saying.ts';
import type { Database } from '../../../prisma/client.ts';
import { readUndelivered } from '../../../prisma/stores/desk-undelivered.ts';
import { fileName } from '../../../prisma/stores/sealed.ts';
import { seal } from '../../stores/keeping.ts';

/** A message that is still to be sent, or never will be. */
export type Waiting = { readonly dead: boolean; readonly failure: string | null; readonly attempts: number };
export type KeptFile = { readonly state: string; readonly why: string | null; readonly content: Buffer | null };

/** What a test has the house say is written down under such keys: nobody did it. */
export const OURS = 'test:';

/** What stands written in the house about the people of one channel. */
export type Books = {
  /** Somebody has written before and agreed that things are kept. */
  knows(address: string): Promise<void>;
  /** What the house has heard of somebody, in order. */
  heard(address: string): Promise<readonly Inbound[]>;
  /** How often these words were heard of anybody. */
  timesHeard(text: string): Promise<number>;
  waits(address: string): Promise<readonly Waiting[]>;
  /** Why staff are told that something did not arrive at this address. */
  toldToStaff(address: string): Promise<readonly string[]>;
  /** Why nothing more is said first at this address; null while messages arrive. */
  unreachable(address: string): Promise<string | null>;
  files(address: string): Promise<readonly KeptFile[]>;
  /** By which id the platform knows what was said last. */
  receiptOf(address: string): Promise<string | null>;
  /** Where in its conversation it stands, for a page of our own, which gives no ids. */
  markOf(address: string): Promise<string>;
  /** Puts a file into the store of the house, to go along with what it says. */
  keeps(address: string, name: string, type: string, content: Buffer): Promise<Enclosure & { kind: 'file' }>;
  /** A link of staff for somebody of the demo world: the code in it. */
  invites(person: string): Promise<string>;
  /** Whose address it is. */
  personAt(address: string): Promise<string | null>;
};

const OF = `JOIN conversation c ON c.id = x.conversation_id JOIN address a ON a.id = c.address_id
WHERE a.channel = $1 AND a.external = $2`;

export function createBooks({ prisma, pool }: Database, channel: string): Books {
  const rows = async <Row extends object>(text: string, address: string, ...more: unknown[]): Promise<Row[]> =>
    (await pool.query<Row>(text, [channel, address, ...more])).rows;
  return {
    async knows(external) {
      const { id: personId } = await prisma.person.create({ data: { language: 'nl', consentedAt: new Date() } });
      const { id: addressId } = await prisma.address.create({ data: { personId, channel, external } });
      await prisma.conversation.create({ data: { personId, addressId } });
    },
    async heard(address) {
      const text = `SELECT x.content FROM message x ${OF} AND x.position = 0 AND x.content->>'kind' = ANY($3)
        AND x.key NOT LIKE '${OURS}%' ORDER BY x.turn`;
      return (await rows<{ content: Inbound }>(text, address, PERSON_KINDS)).map(({ content }) => content);
    },
    timesHeard: (text) => prisma.message.count({ where: { position: 0, content: { path: ['text'], equals: text } } }),
    waits: (address) =>
      rows(`SELECT x.dead, x.failure, x.attempts FROM outbox x ${OF} ORDER BY x.turn, x.position`, address),
    async toldToStaff(address) {
      const [mine] = await rows<{ id: string }>(
        'SELECT c.id FROM conversation c JOIN address a ON a.id = c.address_id WHERE a.channel = $1 AND a.external = $2',
        address,
      );
      return (await readUndelivered(pool, 'petra'))
        .filter((one) => one.conversation === mine?.id)
        .map(({ why }) => why);
    },
    async unreachable(external) {
      return (await prisma.address.findFirst({ where: { channel, external } }))?.unreachableWhy ?? null;
    },
    async files(address) {
      type Row = KeptFile & { id: string };
      const text = `SELECT x.id, x.state, x.why, x.content FROM file x ${OF} AND x.turn >= 0 ORDER BY x.turn`;
      return (await rows<Row>(text, address)).map(({ id, state, why, content }) => ({
        state,
        why,
        content: content && Buffer.from(seal.open(fileName(id), content)),
      }));
    },
    async receiptOf(address) {
      const text = `SELECT x.platform_id AS id FROM receipt x ${OF} ORDER BY x.turn DESC, x.position DESC LIMIT 1`;
      return (await rows<{ id: string }>(text, address))[0]?.id ?? null;
    },
    async markOf(address) {
      const text = `SELECT x.turn, x.position FROM message x ${OF} AND x.position > 0 ORDER BY x.turn DESC, x.position DESC LIMIT 1`;
      const [row] = await rows<{ turn: number; position: number }>(text, address);
      return `${row?.turn}.${row?.position}`;
    },
    async keeps(address, name, type, content) {
      const text = `INSERT INTO file (conversation_id, turn, ref, kind, name, type, bytes, state, content)
        SELECT c.id, (SELECT least(min(turn), 0) - 1 FROM file f WHERE f.conversation_id = c.id), $3, 'file', $4, $5, $6, 'kept', $7 FROM conversation c JOIN address a ON a.id = c.address_id
        WHERE a.channel = $1 AND a.external = $2 RETURNING id`;
      const more = [randomUUID(), name, type, content.length, content];
      const [row] = await rows<{ id: string }>(text, address, ...more);
      if (row === undefined) throw new Error(`nobody is known at ${address}`);
      return { kind: 'file', id: row.id, name, type, bytes: content.length };
    },
    async invites(personId) {
      const code = `k3y-${randomUUID()}`;
      await prisma.invitation.create({ data: { code, personId, expiresAt: new Date('2099-01-01') } });
      return code;
    },
    async personAt(external) {
      return (await prisma.address.findFirst({ where: { channel, external } }))?.personId ?? null;
    },
  };
}
