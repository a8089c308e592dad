import type { Context } from 'hono';
import type { createLimit } from '../../limit.ts';
import type { Files, Pulse, Threads } from '../../ports.ts';
import type { Receive } from '../channel.ts';
import type { Assets } from './assets.ts';
import type { SentFiles, TakenBack, TypeOf, Uploads } from './files.ts';
import type { createRoom } from './limits.ts';
import type { Words } from './render.ts';
import type { Underway } from './underway.ts';
import type { Visitors } from './visitor.ts';

/** Everything that the routes of the web chat work with; put together in `index.ts`. */
export type Chat = {
  readonly words: Words;
  readonly threads: Threads;
  readonly pulse: Pulse;
  readonly files: Files;
  readonly uploads: Uploads;
  readonly sentFiles: SentFiles;
  readonly takenBack: TakenBack;
  readonly typeOf: TypeOf;
  readonly publicUrl: string;
  readonly embedders: readonly string[];
  readonly zone: string;
  readonly assets: Assets;
  readonly visitors: Visitors;
  readonly underway: Underway;
  /** Messages of one visitor, new visitors of one place, open pages of one visitor and of one place. */
  readonly posts: ReturnType<typeof createLimit>;
  readonly newcomers: ReturnType<typeof createLimit>;
  /** Files of one visitor and of one place; uploads that come in at once, of one visitor, of one place, of all. */
  readonly filed: ReturnType<typeof createLimit>;
  readonly filedAtPlace: ReturnType<typeof createLimit>;
  readonly coming: ReturnType<typeof createRoom>;
  readonly comingFromPlace: ReturnType<typeof createRoom>;
  readonly comingAtAll: ReturnType<typeof createRoom>;
  readonly pages: ReturnType<typeof createRoom>;
  readonly pagesOfPlace: ReturnType<typeof createRoom>;
  readonly receive: Receive;
  /** Ends every open page. */
  readonly closing: () => AbortSignal;
  readonly visitorIp: (c: Context) => string | null;
  readonly alarm: (what: string, error: unknown) => void;
};
