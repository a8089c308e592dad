import type { GROUPS } from '../names.ts';
import type { Stage } from '../stage.ts';

/** Tries a promise; rejects where it is not kept. */
export type Keep = (stage: Stage) => Promise<void>;

/** All promises of a group. */
export type Promises<Group extends keyof typeof GROUPS> = Readonly<Record<(typeof GROUPS)[Group][number], Keep>>;
