import type { Session } from '../bot/engine/session.ts';
import type { TurnRecord } from '../bot/ports.ts';

/** A row of the batch as it goes to PostgreSQL, in JSON. */
export type Row = { readonly [column: string]: unknown };
export type RecordRow = Row & { readonly name: string };

/** How long the process that writes a message has to deliver it before another may. */
export const LEASE_SECONDS = 60;

/** Channels whose messages this process sends itself, straight after the commit. */
export type Holding = (channel: string) => boolean;

/**
 * The session as it is stored. What is asked is always what was said last in its turn, and stands there already:
 * only the turn is kept, and `conversation-row.ts` puts the two together again.
 */
const stored = ({ asked, ...session }: Session) => ({
  ...session,
  asked: asked === null ? null : { turn: asked.turn, at: asked.at, ...(asked.aside ? { aside: true } : {}) },
});

/** The conversation afterwards. */
export function turnRow({ before, session, arrival, at }: TurnRecord, n: number): Row {
  const { state, why, since, staff } = session.desk;
  const { id, version } = before;
  return { n, id, version, key: arrival.key, session: stored(session), desk: state, why, since, staff, at };
}

/** What came in stands at position 0, what is said to it after it. */
export function lineRows(turn: TurnRecord, n: number, holding: Holding): Row[] {
  const { before, arrival, outgoing, effects, delicate = [] } = turn;
  const silent = effects.find((effect) => effect.kind === 'silent');
  const content = silent === undefined ? arrival.inbound : { ...arrival.inbound, silent: silent.because };
  const language = outgoing[0]?.language ?? before.session.language ?? 'nl';
  const lease = holding(before.channel) ? LEASE_SECONDS : null;
  const rows: Row[] = [
    { n, position: 0, content, language },
    ...outgoing.map(({ position, saying, language }) => ({ n, position, content: saying, language, lease })),
  ];
  return delicate.length === 0
    ? rows
    : rows.map((row, position) => ({ ...row, delicate: delicate.includes(position) }));
}

/** The effects that change rows beyond the conversation itself; `say` became lines, `silent` a note on one. */
export function recordRows({ before, at, effects }: TurnRecord, n: number): RecordRow[] {
  const row = (name: string, data: unknown): RecordRow => ({ n, person: before.person.id, at, name, data });
  const forgets = effects.some(({ kind }) => kind === 'forget');
  return effects.flatMap((effect) => {
    if (effect.kind === 'record') return [row(effect.name, effect.data)];
    if (effect.kind === 'knock') return [row('knock', effect)];
    if (effect.kind === 'forget') return [row('forget', { turn: before.version + 1 })];
    // Whoever is forgotten has nothing left to be noted.
    return effect.kind === 'person' && !forgets ? [row('person', effect)] : [];
  });
}
