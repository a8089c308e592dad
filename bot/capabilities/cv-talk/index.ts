import type { Capability } from '../../engine/capability.ts';
import { tell } from './facts.ts';
import { cvTalkFlow } from './flow/index.ts';
import { ROOM } from './flow/way.ts';
import { KEPT_DAYS } from './rules.ts';

/**
 * "I have no CV": eight simple questions, one by one, all of which may be left out. Work without pay counts. A
 * volunteer makes a Dutch CV of the answers; what is half told is kept, so that she can go on another day. For
 * everybody; the CV desk leads here, or her own words.
 */
export const cvTalk: Capability = {
  name: ROOM,
  opens: ({ intent }) => (intent === ROOM ? { room: ROOM, step: 'start', data: {} } : null),
  ...cvTalkFlow,
  keeps: [{ record: tell.record, days: KEPT_DAYS, source: 'docs/privacy.md, AVG art. 5' }],
};
