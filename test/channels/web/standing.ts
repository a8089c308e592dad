import { createWebChannel, type Parts, type WebChannel } from '../../../bot/channels/web/index.ts';
import type { Knock, Mark, Pulse, Thread, ThreadLine, Threads } from '../../../bot/ports.ts';
import { typeOf } from '../../../workers/file-types.ts';
import { words } from '../../talk/house.ts';

/** Nothing that was kept, given or taken back; what a test needs of it, it brings. */
const NO_FILES = {
  files: { read: async () => null, entry: async () => null },
  uploads: { stage: async () => {}, drop: async () => {}, read: async () => null },
  sentFiles: { of: async () => [], read: async () => null },
  takenBack: { erase: async () => false, of: async () => [] },
  typeOf,
};

export const ORIGIN = 'http://chat.test';
const NOON = '2026-11-22T11:00:00.000Z';
export const ID = '0b6f3c1e-6f0d-4c55-9a43-2b1f1f0a7c11';

/** A line of a conversation, with whatever matters to a test. */
export const line = (turn: number, position: number, more: Partial<ThreadLine> = {}): ThreadLine => ({
  turn,
  position,
  at: NOON,
  language: 'nl',
  inbound: null,
  saying: null,
  key: null,
  delivery: null,
  ...more,
});

export const thread = (lines: readonly ThreadLine[], more: Partial<Thread> = {}): Thread => ({
  conversation: 'conversation-1',
  language: 'nl',
  consented: true,
  askedTurn: null,
  lines,
  ...more,
});

/** Two questions, the first of them answered by a button. */
export const TALK = thread(
  [
    line(1, 0, { inbound: { kind: 'text', text: 'menu' }, key: `web:${ID}` }),
    line(1, 1, {
      saying: {
        key: 'absence.reason',
        choices: [
          { id: 'ill', label: 'absence.reason-ill', icon: '🤒' },
          { id: 'something-else', label: 'absence.something-else' },
        ],
      },
    }),
    line(2, 0, { inbound: { kind: 'choice', turn: 1, number: 2 } }),
    line(2, 1, { saying: { key: 'engine.help', params: { emergency: '112' } } }),
    line(2, 2, {
      saying: { key: 'engine.menu', choices: [{ id: 'human', label: 'engine.human-choice', icon: '🧑' }] },
    }),
  ],
  { askedTurn: 2 },
);

const isAfter = (one: ThreadLine, mark: Mark) =>
  one.turn > mark.turn || (one.turn === mark.turn && one.position > mark.position);

/** A web chat over stand-ins: one conversation that a test sets, a pulse that it beats, a house that it plays. */
export type Standing = {
  readonly channel: WebChannel;
  readonly knocks: Knock[];
  readonly alarms: string[];
  /** How many listen to the pulse now. */
  readonly listening: () => number;
  thread: Thread | null;
  now: number;
  receive: (knock: Knock) => Promise<unknown>;
  threads: Threads['of'];
  beat(conversation?: string): void;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts as the page's own script does, unless other headers are given. */
  post(fields: Record<string, string>, headers?: Record<string, string>, path?: string): Promise<Response>;
};

export const SCRIPT = { 'x-requested-with': 'fetch', 'sec-fetch-site': 'same-origin' };
export const FORM = { 'sec-fetch-site': 'same-origin' };

function pulseOf(listeners: Set<(conversation: string) => void>): Pulse {
  return {
    listen(moved) {
      listeners.add(moved);
      return () => listeners.delete(moved);
    },
  };
}

export async function stand(parts: Partial<Parts> = {}): Promise<Standing> {
  const listeners = new Set<(conversation: string) => void>();
  const knocks: Knock[] = [];
  const alarms: string[] = [];
  const standing: Standing = {
    channel: createWebChannel({
      ...words,
      threads: { of: (address, after) => standing.threads(address, after) },
      pulse: pulseOf(listeners),
      clock: () => new Date(standing.now).toISOString(),
      publicUrl: ORIGIN,
      zone: 'Europe/Amsterdam',
      secret: 'a secret of this test',
      alarm: (what) => alarms.push(what),
      visitorIp: () => '192.0.2.1',
      ...NO_FILES,
      ...parts,
    }),
    knocks,
    alarms,
    listening: () => listeners.size,
    thread: null,
    now: Date.parse(NOON),
    receive: async (knock) => knocks.push(knock),
    async threads(_, after = { turn: 0, position: -1 }) {
      const { thread } = standing;
      return thread && { ...thread, lines: thread.lines.filter((one) => isAfter(one, after)) };
    },
    beat: (conversation = 'conversation-1') => {
      for (const moved of listeners) moved(conversation);
    },
    get: async (path, headers = {}) => standing.channel.routes.request(path, { headers }),
    post: async (fields, headers = SCRIPT, path = '/chat') =>
      standing.channel.routes.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
  };
  await standing.channel.start((knock) => standing.receive(knock));
  return standing;
}

/** The cookie of an answer as a browser would send it back. */
export const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';
