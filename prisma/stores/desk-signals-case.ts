import type { Language } from '../../bot/engine/language.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import type { NotReached, SignalCase, Whose } from '../../bot/staff-signals-ports.ts';
import { type Asks, personOfStaff, readCourses } from './desk-signals-read.ts';
import { weigh } from './desk-signals-weigh.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

const REACHED = `
SELECT p.language, p.consented_at IS NOT NULL AS consented, p.stopped_at IS NOT NULL AS stopped, c.id AS conversation,
  a.unreachable_since IS NOT NULL AS gone
FROM person p LEFT JOIN LATERAL (SELECT * FROM conversation WHERE person_id = p.id ORDER BY last_at DESC, id LIMIT 1) AS c ON true
LEFT JOIN address a ON a.id = c.address_id WHERE p.id = $1`;

type Reached = {
  readonly language: Language | null;
  readonly consented: boolean;
  readonly stopped: boolean;
  readonly conversation: string | null;
  readonly gone: boolean;
};

function notReached({ consented, stopped, conversation, gone }: Reached): NotReached | null {
  if (conversation === null) return 'no-conversation';
  if (!consented) return 'no-consent';
  if (stopped) return 'stopped';
  return gone ? 'gone' : null;
}

/** Somebody in a programme as staff decide about her; null where she is not in it today. */
export async function readCase(
  asks: Asks,
  zone: string,
  { person, programme }: Whose,
  staff: string,
  now: string,
): Promise<SignalCase | null> {
  if (!UUID.test(person)) return null;
  const read = await readCourses(asks, { person, programme, now, zone });
  const viewer = await personOfStaff(asks, staff);
  const [weighed] = weigh(read, localTime(now, zone).slice(0, 10), viewer);
  const { rows } = await asks.query<Reached>(REACHED, [person]);
  const [reached] = rows;
  if (weighed === undefined || reached === undefined) return null;
  const { row, signal, uncounted, decisions, seen } = weighed;
  return {
    ...signal,
    ...{ decisions, seen, since: row.since, policy: row.policy, language: reached.language },
    conversation: reached.conversation,
    notReached: notReached(reached),
    uncounted: viewer !== null && row.coaches.includes(viewer) ? uncounted : null,
  };
}
