import type { Capability } from '../../engine/capability.ts';
import { NOTHING } from '../../engine/capability.ts';
import type { Place } from '../../engine/saying.ts';
import type { Meaning } from '../../engine/understanding.ts';
import { type Domain, keep } from './facts.ts';
import { socialMapFlow } from './flow/index.ts';
import { meant, ROOM, to } from './flow/way.ts';
import { KEPT_DAYS } from './rules.ts';

const HEALTH: readonly string[] = ['physical-health', 'mental-health'] satisfies readonly Domain[];

/** Sure of one domain: its places. Unsure: she is asked which. */
function opened({ intent, domain, domains }: Meaning): Place | null {
  if (intent === 'my-places') return to('mine', NOTHING);
  return intent === 'help' ? (meant(domain, domains) ?? to('start', NOTHING)) : null;
}

/**
 * "Where can I get help?": danger first, then the life domain, at most three short questions whose answers change what
 * comes, at most three places, and one way to reach each. What she keeps, sends to her coach or wants to be reminded of
 * is asked after once. For everybody. Of whoever only asks, a count per domain and week is kept, and nothing about who.
 */
export const socialMap: Capability = {
  name: ROOM,
  menu: { label: 'social-map.menu', icon: '🔎', step: 'start', for: () => true },
  opens: opened,
  ...socialMapFlow,
  // Her words may have been about one of these domains.
  takesUp: ({ key, choices = [] }) => key === 'social-map.which' && choices.some(({ id }) => HEALTH.includes(id)),
  keeps: [{ record: keep.record, days: KEPT_DAYS, source: 'docs/privacy.md, AVG art. 5' }],
};
