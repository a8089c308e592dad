import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPusher, newPushKeys } from '../../workers/push.ts';
import { openPushService, type PushService } from './push-service.ts';

let service: PushService;
beforeAll(async () => {
  service = await openPushService();
});
afterAll(() => service.close());

const keys = newPushKeys();
const pusher = createPusher(async () => keys, 'mailto:staff@example.org');

describe('a device that rings', () => {
  it('is told that somebody is needed, and nothing else, in a way that only it can read', async () => {
    const petra = service.subscribe('petra-phone');
    expect(await pusher.push(petra, 'alarm', 'topic-of-a-case')).toBe('sent');
    expect(service.rung.map(({ device, told }) => [device, told])).toEqual([
      [
        'petra-phone',
        { title: 'Buurtmus', body: 'Iemand heeft u nodig', url: '/admin/crises', tag: 'topic-of-a-case' },
      ],
    ]);
    expect(service.rung[0]?.headers).toMatchObject({ urgency: 'high', topic: 'topic-of-a-case', ttl: '3600' });
    expect(service.wire.join()).not.toContain('nodig');
  });

  it('knows a browser that has gone from a service that is away', async () => {
    const lost = service.subscribe('lost');
    service.answers('lost', 410);
    expect(await pusher.push(lost, 'alarm', 'x')).toBe('gone');
    service.answers('lost', 503);
    expect(await pusher.push(lost, 'alarm', 'x')).toBe('later');
    expect(await pusher.push({ ...lost, endpoint: 'http://127.0.0.1:1/nobody' }, 'alarm', 'x')).toBe('later');
    expect(await pusher.push({ ...lost, p256dh: 'nonsense' }, 'alarm', 'x')).toBe('later');
  });

  it('waits where the keys cannot be read, and asks for them again', async () => {
    const times: number[] = [];
    const slow = createPusher(async () => {
      times.push(1);
      if (times.length === 1) throw new Error('the database is away');
      return keys;
    }, 'mailto:staff@example.org');
    const phone = service.subscribe('another');
    expect(await slow.push(phone, 'test', 't')).toBe('later');
    expect(await slow.push(phone, 'test', 't')).toBe('sent');
    expect(await slow.publicKey()).toBe(keys.publicKey);
    expect(times).toHaveLength(2);
  });
});
