import { flow } from '../../../engine/flow.ts';
import { actSteps } from './acts.ts';
import { domainSteps } from './domains.ts';
import { laterSteps } from './later.ts';
import { mineSteps } from './mine.ts';
import { placeSteps } from './place.ts';
import { placesSteps } from './places.ts';

export const socialMapFlow = flow({
  ...domainSteps,
  ...placesSteps,
  ...placeSteps,
  ...actSteps,
  ...laterSteps,
  ...mineSteps,
});
