import { ENTITIES } from '../../bot/hsds/map/entities.ts';
import type { Changes } from '../../bot/hsds/map/ports.ts';
import type { Prisma } from '../generated/client.ts';
import { upsertOf } from './hsds-sql.ts';

/** The part of Prisma that runs statements in a transaction. */
export type Statements = Pick<Prisma.TransactionClient, '$executeRawUnsafe'>;

/**
 * Writes changes to the social map; the caller holds the transaction. Rows come before the ones that hang on them,
 * and what goes takes along what hangs on it.
 */
export async function writeChanges(
  tx: Statements,
  { upsert, gone, touched, touchedByGone }: Changes,
  removing: boolean,
  now: Date,
): Promise<void> {
  for (const entity of ENTITIES) {
    const rows = upsert[entity.name];
    if (rows.length > 0) await tx.$executeRawUnsafe(upsertOf(entity), JSON.stringify(rows));
  }
  for (const { name } of removing ? ENTITIES.toReversed() : []) {
    const ids = gone[name] ?? [];
    if (ids.length > 0) await tx.$executeRawUnsafe(`DELETE FROM hsds_${name} WHERE id = ANY($1::uuid[])`, [...ids]);
  }
  const services = [...touched, ...(removing ? touchedByGone : [])];
  if (services.length === 0) return;
  await tx.$executeRawUnsafe('UPDATE hsds_service SET last_modified = $2 WHERE id = ANY($1::uuid[])', services, now);
}
