import type { Files } from '../../bot/ports.ts';
import type { PrismaClient } from '../generated/client.ts';

/** Files as they are kept; one that is still with its channel, or was refused, is not there. */
export const createFiles = (prisma: PrismaClient): Files => ({
  async read(id) {
    const file = await prisma.file.findFirst({ where: { id, state: 'kept' } });
    if (file === null || file.content === null) return null;
    return { id, name: file.name, type: file.type ?? 'application/octet-stream', content: file.content };
  },
});
