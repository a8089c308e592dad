import type { BotApi, Connect } from './api.ts';

/** The libraries that can make our calls: `TELEGRAM_LIBRARY`. The first is the one that is taken unasked. */
export const LIBRARIES = ['grammy', 'telegraf'] as const;
export type Library = (typeof LIBRARIES)[number];

const LOADERS: Readonly<Record<Library, () => Promise<Connect>>> = {
  grammy: async () => (await import('./grammy.ts')).connectGrammy,
  telegraf: async () => (await import('./telegraf.ts')).connectTelegraf,
};

/** Connects through a library. Only the one that is wanted is read: each costs a small machine some of its memory. */
export function connectBy(library: Library, to: Parameters<Connect>[0]): BotApi {
  const connected = LOADERS[library]().then((connect) => connect(to));
  return async (method, payload, signal) => (await connected)(method, payload, signal);
}
