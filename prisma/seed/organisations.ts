import type { PrismaClient } from '../generated/client.ts';
import { writeChanges } from '../stores/hsds-write.ts';
import { readSeed } from './social-map-files.ts';
import { seedMap } from './social-map-rows.ts';

const KEEP_SOURCES = `UPDATE hsds_service s SET source = said.source
  FROM jsonb_to_recordset($1::jsonb) AS said(slug text, source text) WHERE s.slug = said.slug`;

/** A first start on a slow machine that does other things too. */
const MOST_MS = 60_000;

/**
 * Writes the social map that the house begins with (documents 000, 002, 003 and 004, and the national lines), described
 * in every language. Where each entry comes from stays inside the house.
 */
export async function seedOrganisations(prisma: PrismaClient): Promise<void> {
  const seed = await readSeed();
  const upsert = seedMap(seed);
  const touched = upsert.service.map(({ id }) => id as string);
  const sources = [...seed.organisations, ...seed.help].map(({ id, source }) => ({ slug: id, source }));
  await prisma.$transaction(
    async (tx) => {
      await writeChanges(tx, { upsert, gone: {}, touched, touchedByGone: [] }, false, new Date());
      await tx.$executeRawUnsafe(KEEP_SOURCES, JSON.stringify(sources));
    },
    { timeout: MOST_MS },
  );
}
