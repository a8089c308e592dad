import type { Capability } from '../../engine/capability.ts';
import { onboardingFlow } from './flow.ts';

/**
 * The first minutes: which language, what we keep and why, and a yes to it. For everybody who comes in, and again
 * for whoever wants another language. Language and consent stand with the person for as long as she is known.
 */
export const onboarding: Capability = {
  name: 'onboarding',
  menu: { label: 'onboarding.menu', icon: '🌍', step: 'language', for: () => true },
  ...onboardingFlow,
  keeps: [],
};
