import type { RecordStore } from '../record.ts';
import { crisisForgotten } from './crisis.ts';

/** What a person says about herself: her language, her consent, that she wants no messages, or when. */
export const personStore: RecordStore = {
  record: 'person',
  applies: [
    `UPDATE person SET
       language = coalesce(mine.data->>'language', language),
       consented_at = CASE mine.data->>'consent' WHEN 'true' THEN coalesce(consented_at, mine.at) WHEN 'false' THEN NULL ELSE consented_at END,
       stopped_at = CASE mine.data->>'stopped' WHEN 'true' THEN coalesce(stopped_at, mine.at) WHEN 'false' THEN NULL ELSE stopped_at END,
       quiet_until = coalesce(mine.data->>'firstHour', quiet_until),
       discreet = coalesce((mine.data->>'discreet')::boolean, discreet),
       ramadan_until = CASE WHEN mine.data ? 'ramadanUntil' THEN (mine.data->>'ramadanUntil')::date ELSE ramadan_until END
     FROM mine WHERE person.id = mine.person`,
    // Her rights hold in every app; the language is chosen in each.
    `UPDATE conversation o SET version = o.version + 1, session = (o.session::jsonb || jsonb_strip_nulls(jsonb_build_object(
         'stopped', mine.data->'stopped',
         'consent', CASE mine.data->>'consent' WHEN 'true' THEN 'given' WHEN 'false' THEN 'declined' END)))::json
     FROM mine JOIN turn USING (n)
     WHERE o.person_id = mine.person AND o.id <> turn.id AND mine.data ?| '{stopped,consent,firstHour,ramadanUntil,discreet}'`,
  ],
};

/** Words that somebody is to hear, now or later. A key that is known already is silent. */
export const knockStore: RecordStore = {
  record: 'knock',
  applies: [
    `INSERT INTO knock (key, person_id, at, inbound)
     SELECT data->>'key', (data->>'person')::uuid, (data->>'at')::timestamptz, data->'inbound' FROM mine
     ON CONFLICT (key) DO NOTHING`,
  ],
};

/**
 * Everything that the chat has gathered of a person goes: her messages (those of this turn are written beside it and
 * stay, to say so), what stood open in her other apps, her reports, what she said about meetings, what she handed in to
 * be read, what waits to be said to her. What the centre itself knows of a participant stays with the centre.
 */
export const forgetStore: RecordStore = {
  record: 'forget',
  applies: [
    `DELETE FROM message USING mine, conversation c
     WHERE c.person_id = mine.person AND message.conversation_id = c.id`,
    `DELETE FROM outbox USING mine, conversation c
     WHERE c.person_id = mine.person AND outbox.conversation_id = c.id`,
    `DELETE FROM receipt USING mine, conversation c
     WHERE c.person_id = mine.person AND receipt.conversation_id = c.id`,
    `DELETE FROM file USING mine, conversation c
     WHERE c.person_id = mine.person AND file.conversation_id = c.id`,
    `UPDATE conversation o SET version = o.version + 1, session = NULL, desk = 'bot', why = NULL, waiting_since = NULL, staff_id = NULL
     FROM mine JOIN turn USING (n) WHERE o.person_id = mine.person AND o.id <> turn.id`,
    'DELETE FROM absence USING mine WHERE absence.person_id = mine.person',
    'DELETE FROM check_in USING mine WHERE check_in.person_id = mine.person',
    'DELETE FROM answer USING mine WHERE answer.person_id = mine.person',
    'DELETE FROM referral USING mine WHERE referral.person_id = mine.person',
    'DELETE FROM submission USING mine WHERE submission.person_id = mine.person',
    'DELETE FROM knock USING mine WHERE knock.person_id = mine.person',
    'DELETE FROM calendar_feed USING mine WHERE calendar_feed.person_id = mine.person',
    'DELETE FROM invitation USING mine WHERE invitation.person_id = mine.person',
    ...crisisForgotten,
    `UPDATE person SET language = NULL, consented_at = NULL, stopped_at = NULL, quiet_until = DEFAULT, ramadan_until = NULL, help_offered_at = NULL, discreet = false FROM mine WHERE person.id = mine.person`,
  ],
};
