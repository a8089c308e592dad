import type { CrisisDesk } from '../../bot/crisis/desk.ts';
import type { PrismaClient } from '../generated/client.ts';

type DeviceDesk = Pick<CrisisDesk, 'devices' | 'addDevice' | 'removeDevice' | 'subscription'>;

/** Of the address of a device, as much as a page shows: enough for the browser itself, too little for anybody else. */
const MARK_LENGTH = 24;

/** Browsers of the staff that ring. */
export const deviceDesk = (prisma: PrismaClient): DeviceDesk => ({
  async devices(staffId) {
    const devices = await prisma.pushDevice.findMany({ where: { staffId }, orderBy: { createdAt: 'desc' } });
    return devices.map(({ id, name, createdAt, endpoint }) => ({
      id,
      name,
      since: createdAt.toISOString(),
      mark: endpoint.slice(-MARK_LENGTH),
    }));
  },
  async addDevice(staffId, { endpoint, p256dh, auth, name }) {
    const data = { staffId, p256dh, auth, name };
    const { id } = await prisma.pushDevice.upsert({ where: { endpoint }, create: { endpoint, ...data }, update: data });
    return id;
  },
  removeDevice: async (staffId, id) => (await prisma.pushDevice.deleteMany({ where: { id, staffId } })).count === 1,
  subscription: (staffId, id) =>
    prisma.pushDevice.findFirst({ where: { id, staffId }, select: { endpoint: true, p256dh: true, auth: true } }),
});
