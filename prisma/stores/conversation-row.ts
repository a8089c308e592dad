import type { Language } from '../../bot/engine/language.ts';
import type { Person, Role } from '../../bot/engine/person.ts';
import type { Unreachable } from '../../bot/engine/reach.ts';
import type { Saying } from '../../bot/engine/saying.ts';
import { revive, type Session } from '../../bot/engine/session.ts';
import type { Conversation } from '../../bot/ports.ts';

/** A conversation with its person and its address, as one row. */
export type Row = {
  id: string;
  version: number;
  session: unknown;
  /** What was said last in the turn that the session names as the one in which something was asked. */
  asked_saying: Saying | null;
  channel: string;
  external: string;
  person: string;
  name: string | null;
  language: Language | null;
  roles: Role[];
  zone: string;
  quiet_from: string;
  quiet_until: string;
  ramadan_until: string | null;
  consented: boolean;
  stopped: boolean;
  discreet: boolean;
  in_crisis: boolean;
  unreachable_since: Date | null;
  unreachable_why: Unreachable['why'] | null;
  company: { id: string; name: string | null; seen: string }[] | null;
};

export const COLUMNS = `c.id, c.version, c.session, (
    SELECT m.content FROM message m WHERE m.conversation_id = c.id AND m.turn = (c.session->'asked'->>'turn')::int
    ORDER BY m.position DESC LIMIT 1
  ) AS asked_saying, a.channel, a.external, p.id AS person, p.name, p.language, p.roles, p.zone,
  p.quiet_from, p.quiet_until, p.ramadan_until::text AS ramadan_until, p.consented_at IS NOT NULL AS consented, p.stopped_at IS NOT NULL AS stopped,
  p.discreet, EXISTS (SELECT 1 FROM crisis_case k WHERE k.person_id = p.id AND k.closed_at IS NULL) AS in_crisis,
  a.unreachable_since, a.unreachable_why, (
    SELECT json_agg(json_build_object('id', q.id, 'name', q.name, 'seen', o.last_at) ORDER BY q.name)
    FROM conversation o JOIN person q ON q.id = o.person_id WHERE o.address_id = c.address_id AND o.id <> c.id
  ) AS company`;
export const TABLES = 'conversation c JOIN address a ON a.id = c.address_id JOIN person p ON p.id = c.person_id';

const unreachableOf = ({ unreachable_since, unreachable_why }: Row): Pick<Person, 'unreachable'> =>
  unreachable_since === null
    ? {}
    : { unreachable: { why: unreachable_why ?? 'gone', since: new Date(unreachable_since).toISOString() } };

/** The row as the house knows it; an old session is brought up to date. */
export function conversationOf(row: Row): Conversation {
  const person: Person = {
    id: row.person,
    name: row.name,
    language: row.language,
    roles: row.roles,
    zone: row.zone,
    quiet: { from: row.quiet_from, until: row.quiet_until },
    ...(row.ramadan_until === null ? {} : { ramadanUntil: row.ramadan_until }),
    consented: row.consented,
    stopped: row.stopped,
    ...(row.in_crisis ? { inCrisis: true } : {}),
    ...(row.discreet ? { discreet: true } : {}),
    ...unreachableOf(row),
    company: (row.company ?? []).map((one) => ({ ...one, seen: new Date(one.seen).toISOString() })),
  };
  return {
    id: row.id,
    version: row.version,
    channel: row.channel,
    to: row.external,
    person,
    session: withAsked(revive(row.session, person), row.asked_saying),
  };
}

/** A question that retention has erased is no longer open. */
const withAsked = (session: Session, saying: Saying | null): Session => ({
  ...session,
  asked: session.asked === null || saying === null ? null : { ...session.asked, saying },
});
