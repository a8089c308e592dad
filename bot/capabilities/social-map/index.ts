import type { Capability } from '../../engine/capability.ts';
import { NOTHING } from '../../engine/capability.ts';
import { DOMAINS } from './facts.ts';
import { socialMapFlow } from './flow.ts';

const ROOM = 'social-map';

/**
 * "Where can I get help?": danger first, then the life domain, at most three places, and one way to reach each.
 * For everybody. Keeps a count per domain and week, and nothing about who asked.
 */
export const socialMap: Capability = {
  name: ROOM,
  menu: { label: 'social-map.menu', icon: '🔎', step: 'start', for: () => true },
  opens({ intent, domain }) {
    if (intent !== 'help') return null;
    const known = DOMAINS.find((name) => name === domain);
    return known === undefined
      ? { room: ROOM, step: 'start', data: NOTHING }
      : { room: ROOM, step: 'places', data: { domain: known, page: 0 } };
  },
  ...socialMapFlow,
  keeps: [],
};
