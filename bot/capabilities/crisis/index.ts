import type { Capability } from '../../engine/capability.ts';
import { crisisFlow } from './flow.ts';

/** Cases that are closed are known with their person for so long: as long as the conversation itself. */
const LINK_DAYS = 30;

/**
 * What comes after the numbers: whether a human is to get in touch, and whether her phone may tell on her. The numbers
 * themselves are said by the engine, before every room (`engine/crisis.ts`). Open to whoever is in danger, also without
 * consent (AVG art. 6, 1d: vital interests).
 */
export const crisis: Capability = {
  name: 'crisis',
  ...crisisFlow,
  keeps: [{ record: 'crisis.raise', days: LINK_DAYS, source: 'docs/privacy.md, AVG art. 5' }],
};
