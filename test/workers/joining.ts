import { PEOPLE } from '../../prisma/seed/world.ts';
import type { Fresh } from '../stores/database.ts';

/** People of the demo world come to the channel `test`, each under her own name, and have a conversation there. */
export async function join({ database: { prisma } }: Fresh, ...names: (keyof typeof PEOPLE)[]): Promise<void> {
  for (const name of names) {
    const personId = PEOPLE[name].id;
    const { id: addressId } = await prisma.address.create({ data: { personId, channel: 'test', external: name } });
    await prisma.conversation.create({ data: { personId, addressId } });
  }
}
