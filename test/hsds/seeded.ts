import { type Index, indexOf } from '../../bot/hsds/map/index-of.ts';
import { readSeed, type Seed } from '../../prisma/seed/social-map-files.ts';
import { seedMap } from '../../prisma/seed/social-map-rows.ts';

export const SEED: Seed = await readSeed();

/** The social map as the house begins with it, in memory. */
export const SEEDED: Index = indexOf(seedMap(SEED));
