import { type Capability, NOTHING } from '../../engine/capability.ts';
import { myDataFlow } from './flow.ts';

/** Conversation text is kept this long: the proposed default of `docs/privacy.md`. */
const MESSAGE_DAYS = 30;

/**
 * "What do you know of me?", "stop", "forget me": a person's data belongs to that person, shown and erased in the
 * chat itself, without a form and without staff.
 */
export const myData: Capability = {
  name: 'my-data',
  menu: { label: 'my-data.menu', icon: '🔒', step: 'start', for: () => true },
  opens({ intent }) {
    if (intent === 'wipe') return { room: 'my-data', step: 'wipe', data: NOTHING };
    return intent === 'my-data' ? { room: 'my-data', step: 'start', data: NOTHING } : null;
  },
  ...myDataFlow,
  keeps: [
    { record: 'message', days: MESSAGE_DAYS, source: 'docs/privacy.md, AVG art. 5' },
    { record: 'file.receive', days: MESSAGE_DAYS, source: 'docs/privacy.md, AVG art. 5' },
  ],
};
