import { record } from '../../engine/effect.ts';

/** Whether she wants that a human gets in touch with her; noted with her open case. */
export const contact = record<{ wants: boolean }>('crisis.contact');
