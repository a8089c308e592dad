import type { About } from '../../engine/coming.ts';
import { record } from '../../engine/effect.ts';

/** That she comes, or the child; that she needs childcare to be able to. */
type Said = About & { readonly said: 'coming' | 'childcare' };

/** An answer to a reminder. It is kept for staff, and silences the second reminder. */
export const said = record<Said>('sessions.said');
