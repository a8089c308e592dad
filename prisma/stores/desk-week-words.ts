import type { Word } from '../../bot/staff-week-ports.ts';
import { isAbout } from './told.ts';

/** What became of the first thing said in a turn: what is not in the outbox any more was sent. */
const DELIVERY = `
SELECT CASE WHEN b.dead THEN 'dead' WHEN b.held THEN 'held' WHEN b.turn IS NOT NULL THEN 'pending' ELSE coalesce(t.state, 'sent') END AS state, b.failure
FROM message l LEFT JOIN outbox b USING (conversation_id, turn, position) LEFT JOIN receipt t USING (conversation_id, turn, position)
WHERE l.conversation_id = m.conversation_id AND l.turn = m.turn AND l.position > 0 ORDER BY l.position LIMIT 1`;

/** The turn that a knock became in a conversation of hers. */
const TURN = `
SELECT true AS heard, m.content->>'silent' AS silent, d.state, d.failure
FROM conversation c JOIN message m ON m.conversation_id = c.id AND m.key = k.key AND m.position = 0
LEFT JOIN LATERAL (${DELIVERY}) AS d ON true WHERE c.person_id = k.person_id LIMIT 1`;

/** Words about an occasion `o` to a person `x.person`, as JSON; `$3` is the zone of the centre. */
export const WORDS = `coalesce((SELECT json_agg(json_build_object(
    'key', k.key, 'at', coalesce(k.done_at, k.at), 'done', k.done_at IS NOT NULL, 'heard', w.heard, 'silent', w.silent,
    'state', w.state, 'failure', w.failure) ORDER BY k.at, k.key)
  FROM knock k LEFT JOIN LATERAL (${TURN}) AS w ON true
  WHERE k.person_id = x.person AND ${isAbout({
    kind: 'o.kind',
    series: 'o.series_id',
    day: 'o.day',
    movedFrom: 'o.moved_from',
    startsAt: 'o.stood_at',
    zone: '$3',
  })}), '[]')`;

/** A knock with the turn that it became, as `WORDS` finds it. */
export type Said = {
  readonly key: string;
  readonly at: string;
  readonly done: boolean;
  readonly heard: boolean | null;
  readonly silent: string | null;
  readonly state: Word['state'] | null;
  readonly failure: string | null;
};

/** Put off, words knock again under the same key with a sign more. */
const named = ({ key }: Said): string => key.replace(/~+$/u, '');

function stateOf({ done, heard, silent, state, failure }: Said): Pick<Word, 'state' | 'why'> {
  if (!done) return { state: 'waits', why: null };
  if (heard === null) return { state: 'unreached', why: null };
  return silent === null ? { state: state ?? 'sent', why: failure } : { state: 'silent', why: silent };
}

/** `"sessions:reminder:…"` is a reminder, `"correction:planned:…"` a correction. */
function aboutOf(key: string): string {
  const [room = '', step = ''] = key.split(':');
  return room === 'correction' ? room : step;
}

/** What was wanted to be said to somebody, each thing once, as it stands now; of a child only what was about it. */
export function wordsOf(said: readonly Said[], child: string | null): Word[] {
  const last = new Map(
    said.filter((one) => child === null || named(one).endsWith(child)).map((one) => [named(one), one]),
  );
  return [...last].map(([key, one]) => ({ about: aboutOf(key), at: new Date(one.at).toISOString(), ...stateOf(one) }));
}
