import type { AbsenceDesk, LinkedAccount } from '../../bot/staff-absence-ports.ts';
import type { PrismaClient } from '../generated/client.ts';

const select = { id: true, name: true };

/** The account that is linked to a person, and those that are linked to nobody. */
export async function readAccounts(prisma: PrismaClient, person: string): ReturnType<AbsenceDesk['accounts']> {
  const linked: LinkedAccount | null = await prisma.staffUser.findUnique({
    where: { personId: person },
    select,
  });
  const free = await prisma.staffUser.findMany({
    where: { personId: null, endedAt: null, role: 'staff' },
    orderBy: { name: 'asc' },
    select,
  });
  return { linked, free };
}

/**
 * Links an account to a person, and the one that was linked to her no more. False where one of them is not there, or the
 * account is somebody else's.
 */
export async function writeLink(prisma: PrismaClient, person: string, account: string | null): Promise<boolean> {
  const known = await prisma.person.count({ where: { id: person } });
  if (known === 0) return false;
  return prisma.$transaction(async (within) => {
    const others = account === null ? {} : { id: { not: account } };
    const mine =
      account === null
        ? 1
        : await within.staffUser.count({
            where: { id: account, endedAt: null, role: 'staff', OR: [{ personId: null }, { personId: person }] },
          });
    if (mine === 0) return false;
    await within.staffUser.updateMany({ where: { personId: person, ...others }, data: { personId: null } });
    if (account !== null) await within.staffUser.update({ where: { id: account }, data: { personId: person } });
    return true;
  });
}
