import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../prisma/seed/world.ts';
import type { Fresh } from '../../stores/database.ts';

/** An invitation from staff for somebody of the demo world: the code that her link carries. */
export async function invite({ database }: Fresh, who: keyof typeof PEOPLE): Promise<string> {
  const code = randomUUID();
  const expiresAt = new Date(Date.now() + 86_400_000);
  await database.prisma.invitation.create({ data: { code, personId: PEOPLE[who].id, expiresAt } });
  return code;
}

/** People of whom the house knows nothing but that they wrote. */
export const newcomers = ({ database }: Fresh): Promise<number> =>
  database.prisma.person.count({ where: { name: null } });

/** How often the house heard these words. */
export const heard = ({ database }: Fresh, text: string): Promise<number> =>
  database.prisma.message.count({ where: { position: 0, content: { path: ['text'], equals: text } } });

/** The one conversation there is. */
export const conversation = async ({ database }: Fresh): Promise<string> =>
  (await database.prisma.conversation.findFirstOrThrow()).id;
