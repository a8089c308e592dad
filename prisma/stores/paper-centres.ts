import type pg from 'pg';
import type { PaperCentre } from '../../bot/paper/order.ts';

/** A centre may have several venues; the one that bears its name is its own door, else the first with an address. */
const CENTRES = `
SELECT c.id, c.name, c.district, c.phone, v.address FROM centre c
LEFT JOIN LATERAL (
  SELECT address FROM venue WHERE centre_id = c.id AND address IS NOT NULL ORDER BY name <> c.name, name, id LIMIT 1
) v ON true
ORDER BY c.name, c.id`;

/** The centres whose name and door stand on paper, by name. */
export const createPaperCentres = (pool: pg.Pool) => async (): Promise<readonly PaperCentre[]> =>
  (await pool.query<PaperCentre>(CENTRES)).rows;
