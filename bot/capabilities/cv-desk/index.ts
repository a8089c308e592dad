import type { Capability, SentFile } from '../../engine/capability.ts';
import { NOTHING } from '../../engine/capability.ts';
import type { Role } from '../../engine/person.ts';
import type { Place } from '../../engine/saying.ts';
import type { Meaning } from '../../engine/understanding.ts';
import { gather } from './facts.ts';
import { cvDeskFlow, openedBy } from './flow/index.ts';
import { ROOM, to } from './flow/way.ts';
import { isNamedSo } from './named.ts';
import { UNTOUCHED_DAYS } from './rules.ts';

/** They are here to help others; if they have a CV to be read, words open the room for them as well. */
const OTHERS: readonly Role[] = ['mentor', 'coach', 'coordinator'];

function opened({ intent }: Meaning): Place | null {
  const step = openedBy(intent);
  return step === undefined ? null : to(step, NOTHING);
}

/** Steps at which it is known what a file is; at all others of this room she is asked. */
const KNOWN_AT: readonly string[] = ['send', 'pages', 'job', 'agree', 'again', 'feedback', 'heard', 'which'];

/** A file while she is here, or one that says by its name, or by her words under it, what it is. */
function taken({ name, meaning }: SentFile, open: Place | null): Place | null {
  if (open?.room === ROOM) return KNOWN_AT.includes(open.step) ? open : to('which', NOTHING);
  return meaning?.intent === 'cv-desk' || isNamedSo(name) ? to('which', NOTHING) : null;
}

/**
 * A CV or a motivation letter is handed in as a file or as photos, read by a volunteer, and comes back as a few messages
 * and a document; its next versions keep its number. Keeps what she hands in until the day that she agreed to.
 */
export const cvDesk: Capability = {
  name: ROOM,
  menu: {
    label: 'cv-desk.menu',
    icon: '📄',
    step: 'start',
    for: ({ roles }) => !roles.some((role) => OTHERS.includes(role)),
  },
  opens: opened,
  takes: taken,
  ...cvDeskFlow,
  keeps: [{ record: gather.record, days: UNTOUCHED_DAYS, source: 'docs/privacy.md, AVG art. 5' }],
};
