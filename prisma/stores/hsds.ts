import type pg from 'pg';
import { indexOf } from '../../bot/hsds/map/index-of.ts';
import type { KeepingStore } from '../../bot/hsds/map/keeping/ports.ts';
import type { Changes, Snapshot, SocialMapStore } from '../../bot/hsds/map/ports.ts';
import type { SocialMap } from '../../bot/hsds/map/rows.ts';
import type { Database } from '../client.ts';
import { createKeepingStore } from './hsds-keeping.ts';
import { READ_MAP } from './hsds-sql.ts';
import { writeChanges } from './hsds-write.ts';

type Read = { version: string; changed_at: string; map: SocialMap | null };

/** Whoever asks in one process shares one map in memory. */
const readers = new WeakMap<pg.Pool, () => Promise<Snapshot>>();

/**
 * Reads the social map as it stands. It changes a few times a day and is asked for in every chat: it stays in memory,
 * and each question asks PostgreSQL only whether it is still of the same version, by one row of one table. Questions
 * that come at the same time ask once.
 */
export function socialMapReader(pool: pg.Pool): () => Promise<Snapshot> {
  const known = readers.get(pool);
  if (known !== undefined) return known;
  let kept: Snapshot | null = null;
  let asking: Promise<Snapshot> | null = null;
  const ask = async (): Promise<Snapshot> => {
    const { rows } = await pool.query<Read>({ name: 'social-map', text: READ_MAP, values: [kept?.version ?? ''] });
    const { version, changed_at, map } = rows[0] as Read;
    if (map !== null) kept = { version, changedAt: changed_at, index: indexOf(map) };
    return kept as Snapshot;
  };
  const reader = (): Promise<Snapshot> => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
  readers.set(pool, reader);
  return reader;
}

/** An import that nobody confirmed within a day is looked at anew. */
const HELD = '1 day';

type Held = { version: bigint; changes: unknown };

/** The social map on PostgreSQL. */
export function createSocialMapStore({ prisma, pool }: Database): SocialMapStore & KeepingStore {
  return {
    ...createKeepingStore({ prisma, pool }),
    current: socialMapReader(pool),
    async hold(changes, version, staffId) {
      await prisma.$executeRawUnsafe(`DELETE FROM hsds_import WHERE created_at < now() - interval '${HELD}'`);
      const data = { staffId, version: BigInt(version), changes: changes as object };
      return (await prisma.hsdsImport.create({ data, select: { id: true } })).id;
    },
    confirm: ({ id, staff }, removing) =>
      prisma.$transaction(
        async (tx) => {
          const held = await tx.$queryRawUnsafe<Held[]>(
            'DELETE FROM hsds_import WHERE id = $1::uuid AND staff_id = $2 RETURNING version, changes',
            id,
            staff,
          );
          if (held[0] === undefined) return 'gone';
          const state = await tx.$queryRawUnsafe<{ version: bigint }[]>('SELECT version FROM hsds_state FOR UPDATE');
          if (state[0]?.version !== held[0].version) return 'changed';
          await writeChanges(tx, held[0].changes as Changes, removing, new Date());
          return 'done';
        },
        { timeout: MOST_MS },
      ),
  };
}

/** A map of ten thousand services is written within this, also on a small server. */
const MOST_MS = 60_000;
