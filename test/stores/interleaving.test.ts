import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../bot/inbound.ts';
import { type Database, openDatabase } from '../../prisma/client.ts';
import { PEOPLE as SEEDED } from '../../prisma/seed/world.ts';
import { planSeries } from '../../prisma/stores/planning.ts';
import { openHouse, type Playing, type Stores } from '../talk/house.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { postgresStores } from './playing.ts';

const NOON = '2026-11-22T11:00:00Z';
const PEOPLE = ['ann', 'bea', 'cor'];
const WILLEM = SEEDED.willem.id;
const MATCH = `
INSERT INTO match (programme_id, mentee_id, mentor_id, rule, start_time, minutes, place, from_day, until_day)
VALUES ('werkplaats', $1, $2, 'FREQ=WEEKLY;BYDAY=TU', '14:00', 60, 'De Mussen', '2026-11-01', '2027-03-01')`;
/**
 * Words that lead somewhere from everywhere: to the menu, through a whole report, into another room, to nothing. None
 * leads to "forget me", after which what was heard before is unknown, as it should be.
 */
const WORDS = ['menu', '0', '1', '9', 'Ik kan niet komen', 'Ik heb schulden', 'stop', '???'];

let fresh: Fresh;
let other: Database;
let stores: Stores;
/** Two processes of the house: each with a pool, a memory and a ledger of its own. */
let processes: [Playing, Playing];
beforeAll(async () => {
  fresh = await freshDatabase();
  other = openDatabase(fresh.url, () => {});
  stores = postgresStores(fresh.database);
  processes = [openHouse(stores, NOON), openHouse(postgresStores(other), NOON)];
});
afterAll(async () => {
  await other.close();
  await fresh.drop();
});

/** Somebody's words reach a process; words of one number are the same knock, delivered once more. */
type Delivery = { readonly who: string; readonly number: number; readonly at: 0 | 1; readonly pause: boolean };
const delivery = fc.record({
  who: fc.constantFrom(...PEOPLE),
  number: fc.nat(11),
  at: fc.constantFrom<0 | 1>(0, 1),
  pause: fc.boolean(),
});

type Told = Delivery & { readonly receipt: Receipt };

/** They have agreed, and have a meeting to be absent from. */
async function join(run: number): Promise<void> {
  for (const who of PEOPLE) {
    const data = { name: who, language: 'nl', roles: ['mentee'], consentedAt: new Date(NOON) };
    const { id } = await fresh.database.prisma.person.create({ data });
    await fresh.database.pool.query(MATCH, [id, WILLEM]);
    await stores.join(id, `${run}-${who}`, 'nl');
  }
  await planSeries(fresh.database.pool, 'Europe/Amsterdam', NOON.slice(0, 10));
}

async function bring(run: number, deliveries: readonly Delivery[]): Promise<Told[]> {
  const underway: Promise<Told>[] = [];
  for (const one of deliveries) {
    const address = { channel: 'web', id: `${run}-${one.who}` };
    const inbound = { kind: 'text', text: WORDS[one.number % WORDS.length] ?? '' } as const;
    const knock = { from: { address }, arrival: { key: `number ${one.number}`, inbound } };
    underway.push(processes[one.at].knock(knock).then((receipt) => ({ ...one, receipt })));
    if (one.pause) await new Promise((go) => setTimeout(go, 1));
  }
  return Promise.all(underway);
}

type Kept = { who: string; version: number; turn: number; position: number; key: string | null; waits: boolean };
const KEPT = `
SELECT a.external AS who, c.version, m.turn, m.position, m.key, o.turn IS NOT NULL AS waits
FROM address a JOIN conversation c ON c.address_id = a.id JOIN message m ON m.conversation_id = c.id
LEFT JOIN outbox o ON (o.conversation_id, o.turn, o.position) = (m.conversation_id, m.turn, m.position)
WHERE a.external LIKE $1 ORDER BY 1, 3, 4`;

describe('two processes, one conversation', () => {
  it('take every knock once, one after the other, whatever comes where and how often', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(delivery, { minLength: 2, maxLength: 40 }), async (deliveries) => {
        run++;
        await join(run);
        const told = await bring(run, deliveries);
        const { rows } = await fresh.database.pool.query<Kept>(KEPT, [`${run}-%`]);
        const said = processes.flatMap((playing) => playing.said.splice(0));
        for (const who of PEOPLE)
          expectWhole(
            who,
            told,
            rows.filter((row) => row.who === `${run}-${who}`),
          );
        const woken = said.map(({ to, turn, position }) => `${to} ${turn}.${position}`).sort();
        const posted = rows.filter(({ waits }) => waits).map(({ who, turn, position }) => `${who} ${turn}.${position}`);
        expect(woken).toEqual(posted.sort());
      }),
      { numRuns: 25 },
    );
  });
});

function expectWhole(who: string, told: readonly Told[], kept: readonly Kept[]): void {
  const hers = told.filter((one) => one.who === who);
  const numbers = [...new Set(hers.map(({ number }) => `number ${number}`))];
  const heard = kept.filter(({ position }) => position === 0);
  // No knock is lost and none is heard twice, …
  expect(heard.map(({ key }) => key).sort()).toEqual(numbers.sort());
  // … each is answered exactly once, the others are told so, …
  const answered = hers.filter(({ receipt }) => receipt === 'answered').map(({ number }) => `number ${number}`);
  expect(answered.sort()).toEqual(numbers);
  expect(hers.filter(({ receipt }) => receipt === 'duplicate')).toHaveLength(hers.length - numbers.length);
  // … and the turns follow each other without a gap.
  expect(heard.map(({ turn }) => turn)).toEqual(numbers.map((_, index) => index + 1));
  if (heard[0] !== undefined) expect(heard[0].version).toBe(numbers.length);
}
