import type { Param } from '../../bot/engine/saying.ts';

/** What an occasion is, as it is said: the name that a centre gave a lesson, or the kind of an appointment. */
export const whatOf = (row: {
  readonly title: Readonly<Record<string, string>> | null;
  readonly appointment: string | null;
}): Param =>
  row.appointment === null ? { content: row.title ?? {} } : { key: `appointments.kind-${row.appointment}` };
