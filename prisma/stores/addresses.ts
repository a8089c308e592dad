import type { RecordStore } from '../record.ts';

/** A code by which a person herself will show who she is in another app. */
export const codeStore: RecordStore = {
  record: 'my-data.code',
  applies: [
    `INSERT INTO invitation (code, person_id, expires_at)
     SELECT data->>'code', person, at + interval '15 minutes' FROM mine ON CONFLICT (code) DO NOTHING`,
  ],
};

/**
 * Who speaks at a shared address from now on. Every other conversation there counts on, so that no process goes on
 * with what it remembers of them.
 */
export const switchStore: RecordStore = {
  record: 'address.switch',
  applies: [
    `UPDATE address a SET person_id = (mine.data->>'to')::uuid FROM mine JOIN turn USING (n) JOIN conversation c ON c.id = turn.id
     WHERE a.id = c.address_id
       AND EXISTS (SELECT 1 FROM conversation o WHERE o.address_id = a.id AND o.person_id = (mine.data->>'to')::uuid)`,
    `UPDATE conversation o SET version = o.version + 1 FROM mine JOIN turn USING (n) JOIN conversation c ON c.id = turn.id
     WHERE o.address_id = c.address_id AND o.id <> turn.id`,
  ],
};
