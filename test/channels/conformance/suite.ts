import { describe, it } from 'vitest';
import type { Driver } from './driver.ts';
import { GROUPS, type PromiseName } from './names.ts';
import { PROMISES } from './promises/index.ts';
import { setStage } from './stage.ts';

/** Longer than anything takes that happens at all: a browser that starts anew, and a conversation after it. */
const PATIENCE_MS = 45_000;

/**
 * Tries every promise on a driver. What its platform does not let it keep is no test that is left out: there, it is
 * tried that it really is so.
 */
export function conform(driver: Driver): void {
  describe(driver.title, () => {
    const stage = setStage(driver);
    for (const [group, names] of Object.entries(GROUPS))
      describe(group, () => {
        for (const name of names as readonly PromiseName[]) {
          const limit = driver.limits[name];
          const [keep, meta] =
            limit === undefined
              ? [PROMISES[name], { how: driver.how[name] ?? '' }]
              : [limit.proof, { limit: limit.why }];
          it(name, { timeout: PATIENCE_MS }, async ({ task }) => {
            Object.assign(task.meta, meta);
            await keep(stage);
          });
        }
      });
  });
}
