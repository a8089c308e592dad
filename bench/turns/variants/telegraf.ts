import { ABSENCE_TABLE, checkReports, openPool, stateStore, stateTable } from '../peer.ts';
import { measure } from '../scenario.ts';
import { telegrafWizard } from './telegraf-wizard.ts';

/** A telegraf wizard with its session in PostgreSQL: one row read and written each turn. */
export async function telegraf(url: string) {
  const pool = openPool(url);
  await pool.query(ABSENCE_TABLE);
  await pool.query(stateTable('session'));
  const store = stateStore<never>(pool, 'session');
  const result = await measure(telegrafWizard(pool, { get: store.read, set: store.write, delete: store.delete }));
  await checkReports(pool);
  await pool.end();
  return result;
}
