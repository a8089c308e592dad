import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Fields that could name or quote somebody; whatever slips into a line under these names is not written. */
const PERSONAL = [
  'text',
  'name',
  'to',
  'address',
  'external',
  'params',
  'saying',
  'email',
  'phone',
  'token',
  'password',
  'secret',
  'url',
];

/** An error as it may be logged: what kind, where; its message only where it is our own sentence. */
function withoutPeople(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  // Database and platform messages quote the values they complain about; their code says enough.
  const ours = code === undefined && error.name === 'Error';
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8);
  return { type: error.name, ...(ours ? { message: error.message } : {}), code, constraint, stack };
}

/** Lines of JSON on standard output, with no personal data in them. */
export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: PERSONAL.flatMap((field) => [field, `*.${field}`]), censor: '–' },
    serializers: { error: withoutPeople, err: withoutPeople },
  });
