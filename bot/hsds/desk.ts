import { readUpload } from './files/read.ts';
import { writeFile } from './files/write.ts';
import { createKeepingDesk } from './keeping.ts';
import type { SocialMapDesk } from './map/desk.ts';
import type { KeepingStore } from './map/keeping/ports.ts';
import { plan } from './map/plan.ts';
import type { SocialMapStore } from './map/ports.ts';

/** Import and export of the social map, over the store that keeps it. */
export const createSocialMapDesk = (store: SocialMapStore & KeepingStore): SocialMapDesk => ({
  async preview(name, bytes, staff) {
    const read = await readUpload(name, bytes);
    if ('unreadable' in read) return read;
    const { version, index } = await store.current();
    const planned = plan(index, read.upload, read.isTable);
    const isWorth = planned.added.length + planned.changed.length + planned.gone.length > 0;
    const may = planned.problems.length === 0 && isWorth;
    return { plan: planned, held: may ? await store.hold(planned.changes, version, staff) : null };
  },
  confirm: (waiting, removing) => store.confirm(waiting, removing),
  keeping: createKeepingDesk(store),
  write: async (format) => writeFile((await store.current()).index, format),
});
