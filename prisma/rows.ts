import type { Session } from '../bot/engine/session.ts';
import type { TurnRecord } from '../bot/ports.ts';

/** A row of the batch as it goes to PostgreSQL, in JSON. */
export type Row = { readonly [column: string]: unknown };
/** A row and its document: what is stored as it is, and need not be taken apart on the way. */
export type WithDocument = { readonly row: Row; readonly document: unknown };
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

/** No JSON has this character in it: what it divides is cut, and never read, by PostgreSQL. */
const DIVIDER = '\x01';

/**
 * Rows as two parameters: their columns, and their documents in the same order. Together in one text, PostgreSQL would
 * read each document twice, once to find its end (`bench/turns`: a fifth of the time of a statement).
 */
export const packed = (rows: readonly WithDocument[]): readonly [rows: string, documents: string] => [
  JSON.stringify(rows.map(({ row }) => row)),
  rows.map(({ document }) => JSON.stringify(document)).join(DIVIDER),
];

/** The conversation afterwards, and its session. */
export function turnRow({ before, session, arrival, at }: TurnRecord, n: number): WithDocument {
  const { state, why, since, staff } = session.desk;
  const { id, version } = before;
  const row = { n, id, version, key: arrival.key, desk: state, why, since, staff, at };
  return { row, document: stored(session) };
}

/** What came in stands at position 0, what is said to it after it; with each its content. */
export function lineRows(turn: TurnRecord, n: number, holding: Holding): WithDocument[] {
  const { before, arrival, outgoing, effects, delicate = [] } = turn;
  const silent = effects.find((effect) => effect.kind === 'silent');
  const content = silent === undefined ? arrival.inbound : { ...arrival.inbound, silent: silent.because };
  const language = outgoing[0]?.language ?? before.session.language ?? 'nl';
  const lease = holding(before.channel) ? LEASE_SECONDS : null;
  const mark = (position: number) => (delicate.includes(position) ? { delicate: true } : {});
  return [
    { row: { n, position: 0, language, ...mark(0) }, document: content },
    ...outgoing.map(({ position, saying, language }) => ({
      row: { n, position, language, lease, ...mark(position) },
      document: saying,
    })),
  ];
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
