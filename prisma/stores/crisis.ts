import { contact } from '../../bot/capabilities/crisis/facts.ts';
import { acknowledge, type CaseNow, caseNow } from '../../bot/capabilities/on-call/facts.ts';
import { raised } from '../../bot/engine/crisis.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { RecordStore } from '../record.ts';
import { type Answer, answering } from './answer.ts';

/** Danger spoken of so long after somebody took the case on is told to all anew: she may have gone home. */
const ANEW_MINUTES = 30;

/** Nobody is being alerted any more of a case in which danger was just spoken of again. */
const ANEW = `coalesce(c.acknowledged_at < excluded.raised_at - interval '${ANEW_MINUTES} minutes', c.next_step_at IS NULL)`;

/**
 * Opens a case in the very commit of the answer, or raises the one that is open: at most one for a person. Somebody is
 * alerted by `crisis-steps.ts`, as soon as it looks.
 */
export const raisedStore: RecordStore = {
  record: raised.record,
  applies: [
    `INSERT INTO crisis_case AS c (person_id, conversation_id, kind, since, raised_at, next_step_at)
     SELECT DISTINCT ON (mine.person) mine.person, turn.id, mine.data->>'kind', mine.at, mine.at, mine.at
     FROM mine JOIN turn USING (n) ORDER BY mine.person, mine.n
     ON CONFLICT (person_id) WHERE closed_at IS NULL DO UPDATE SET
       kind = excluded.kind, conversation_id = excluded.conversation_id, raised_at = excluded.raised_at, times = c.times + 1,
       round = c.round + (${ANEW})::int, step = CASE WHEN ${ANEW} THEN 0 ELSE c.step END,
       next_step_at = CASE WHEN ${ANEW} THEN excluded.raised_at ELSE c.next_step_at END,
       acknowledged_by = CASE WHEN ${ANEW} THEN NULL ELSE c.acknowledged_by END,
       acknowledged_at = CASE WHEN ${ANEW} THEN NULL ELSE c.acknowledged_at END`,
    // A case that was just opened is not seen here: it says itself since when it is open.
    `INSERT INTO crisis_event (case_id, at, what)
     SELECT c.id, mine.at, 'raised' FROM mine JOIN crisis_case c ON c.person_id = mine.person AND c.closed_at IS NULL`,
    // Her other conversations count on: what is known of her has changed.
    `UPDATE conversation o SET version = o.version + 1 FROM mine JOIN turn USING (n)
     WHERE o.person_id = mine.person AND o.id <> turn.id`,
  ],
};

/** She has said whether a human is to get in touch with her. */
export const contactStore: RecordStore = {
  record: contact.record,
  applies: [
    `UPDATE crisis_case c SET wants_contact = (mine.data->>'wants')::boolean
     FROM mine WHERE c.person_id = mine.person AND c.closed_at IS NULL`,
    `INSERT INTO crisis_event (case_id, at, what)
     SELECT c.id, mine.at, CASE mine.data->>'wants' WHEN 'true' THEN 'contact' ELSE 'no-contact' END
     FROM mine JOIN crisis_case c ON c.person_id = mine.person AND c.closed_at IS NULL`,
  ],
};

/** An account of the staff that is the person of the turn. */
const STAFF = 's.person_id = mine.person AND s.ended_at IS NULL';
const OPEN = `c.id = (mine.data->>'case')::uuid AND c.closed_at IS NULL AND c.acknowledged_at IS NULL`;

/** Somebody of the staff took a case on in her own chat. Who was first stands there; `crisis-steps.ts` tells the others. */
export const acknowledgeStore: RecordStore = {
  record: acknowledge.record,
  applies: [
    `UPDATE crisis_case c SET acknowledged_by = s.id, acknowledged_at = mine.at, next_step_at = NULL
     FROM mine JOIN staff_user s ON ${STAFF} WHERE ${OPEN}`,
  ],
};

/** What is closed is nobody's any more; an open case stays hers, so that staff can still reach her. */
export const crisisForgotten: readonly string[] = [
  `UPDATE crisis_case c SET person_id = NULL, conversation_id = NULL FROM mine
   WHERE c.person_id = mine.person AND c.closed_at IS NOT NULL`,
];

/** How a case stands, for one of the staff in her own chat. */
export const onCallAnswers = (prisma: PrismaClient): readonly Answer[] => [
  answering(caseNow, async ({ case: id }, person): Promise<CaseNow | null> => {
    const staff = await prisma.staffUser.findFirst({ where: { personId: person.id, endedAt: null } });
    const found = staff === null ? null : await prisma.crisisCase.findUnique({ where: { id } });
    if (staff === null || found === null) return null;
    const { acknowledgedBy: by, closedAt } = found;
    const state = closedAt !== null ? 'closed' : by === null ? 'open' : 'taken';
    const taker = by === null ? null : await prisma.staffUser.findUnique({ where: { id: by } });
    return { state, by: taker?.name ?? null, mine: by === staff.id };
  }),
];
