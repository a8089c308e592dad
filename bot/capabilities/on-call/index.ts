import type { Capability } from '../../engine/capability.ts';
import { onCallFlow } from './flow.ts';

/**
 * For staff in their own chat: somebody needs them, and one tap says "I see to it". No name and no word of the person
 * in danger comes here; those stand in the staff view.
 */
export const onCall: Capability = { name: 'on-call', ...onCallFlow, keeps: [] };
