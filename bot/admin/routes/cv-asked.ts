import { randomUUID } from 'node:crypto';
import type { ReviewedSubmission } from '../../staff-cv-ports.ts';
import type { Rooms } from '../setting.ts';

/**
 * Whoever asked her something has her conversation, and the bot keeps quiet in it. When the review is over, it goes back
 * to the bot: a volunteer sees no conversations, so nobody else would do it. Not where she has answered and nobody has
 * read it yet: that stays where staff see that somebody waits.
 */
export async function handBackQuietly({ knock, notice }: Rooms, submission: ReviewedSubmission, staff: string) {
  const { conversation, question } = submission;
  if (conversation === null || question !== 'asked') return;
  const arrival = { key: `staff:cv:${randomUUID()}`, inbound: { kind: 'staff-hand-back', staff } } as const;
  try {
    await knock({ from: { conversation }, arrival });
  } catch {
    notice('a conversation could not be handed back', { staff, conversation });
  }
}
