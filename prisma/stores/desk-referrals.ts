import type { Pool } from 'pg';
import type { PlaceAnswers, ReferralsDesk, SentReferral } from '../../bot/staff-referrals-ports.ts';

/** More than a centre talks about in half a year; the newest stand first. */
const MOST_SENT = 200;

const NAMED = `LEFT JOIN hsds_service s ON coalesce(s.slug, s.id::text) = r.place`;

/** A row that she has not sent is hers alone. */
const SENT = `
SELECT r.person_id AS person, p.name, coalesce(s.name, r.place) AS place, r.domain, r.sent_at AS "sentAt", r.ask_at AS "askAt", r.outcome
FROM referral r JOIN person p ON p.id = r.person_id ${NAMED}
WHERE r.sent_at IS NOT NULL ORDER BY r.sent_at DESC, r.person_id, r.place LIMIT ${MOST_SENT}`;

const HELPED = `r.outcome = 'helped'`;
const UNSHARED = 'r.sent_at IS NULL';

/** Each row is another person's: people are counted, not answers. */
const ANSWERS = `
SELECT coalesce(max(s.name), r.place) AS place,
  count(*) FILTER (WHERE ${HELPED})::int AS helped, count(*) FILTER (WHERE NOT ${HELPED})::int AS others,
  json_build_object('helped', count(*) FILTER (WHERE ${HELPED} AND ${UNSHARED}),
                    'others', count(*) FILTER (WHERE NOT ${HELPED} AND ${UNSHARED})) AS unshared
FROM referral r ${NAMED} WHERE r.outcome IS NOT NULL GROUP BY r.place ORDER BY 1, r.place`;

type SentRow = Omit<SentReferral, 'sentAt' | 'askAt'> & { readonly sentAt: Date; readonly askAt: Date | null };

/** Referrals as staff may see them, on PostgreSQL. */
export const createReferralsDesk = (pool: Pool): ReferralsDesk => ({
  async sent() {
    const { rows } = await pool.query<SentRow>(SENT);
    return rows.map((row) => ({
      ...row,
      sentAt: row.sentAt.toISOString(),
      askAt: row.askAt?.toISOString() ?? null,
    }));
  },
  async answers() {
    return (await pool.query<PlaceAnswers>(ANSWERS)).rows;
  },
});
