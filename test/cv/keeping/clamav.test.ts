import { randomBytes } from 'node:crypto';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createScan } from '../../../bot/cv/keeping/clamav.ts';
import { type Clamd, EICAR, hasClamd, startClamd } from './clamd.ts';

const why = hasClamd ? '' : ' (skipped: clamd is not on the path; Debian: apt-get install clamav-daemon)';

describe.skipIf(!hasClamd)(`the real clamd${why}`, () => {
  let clamd: Clamd;
  beforeAll(async () => {
    clamd = await startClamd('StreamMaxLength 21M\n');
  }, 30_000);
  afterAll(() => clamd.stop());

  it('finds what is known, also in the middle of a larger file', async () => {
    const scan = createScan(clamd);
    expect(await scan(Buffer.from(EICAR))).toBe('infected');
    expect(await scan(Buffer.concat([randomBytes(200_000), Buffer.from(EICAR), randomBytes(200_000)]))).toBe(
      'infected',
    );
  });

  it('lets everything else pass, from nothing at all to our largest file', async () => {
    const scan = createScan(clamd);
    for (const size of [0, 1, 65_536, 65_537, 20 * 1024 * 1024]) expect(await scan(randomBytes(size))).toBe('clean');
  }, 30_000);

  it('looks at several at once', async () => {
    const scan = createScan(clamd);
    const verdicts = await Promise.all([EICAR, 'a', EICAR, 'b'].map((text) => scan(Buffer.from(text))));
    expect(verdicts).toEqual(['infected', 'clean', 'infected', 'clean']);
  });

  it('that takes only small files is a mistake of the settings, and nothing passes', async () => {
    const narrow = await startClamd('StreamMaxLength 1M\n');
    onTestFinished(narrow.stop);
    await expect(createScan(narrow)(randomBytes(8 * 1024 * 1024))).rejects.toThrow('is StreamMaxLength of clamd below');
  }, 30_000);
});

describe('a scanner', () => {
  let server: Server | undefined;
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server?.close();
  });

  /** One that does this with whoever connects; 100 ms of silence are too many. */
  async function scannerThat(does: (socket: Socket) => void) {
    const listening = createServer((socket) => {
      sockets.push(socket.on('error', () => {}));
      does(socket);
    });
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    return createScan({ host: '127.0.0.1', port: (listening.address() as AddressInfo).port, silenceMs: 100 });
  }

  it('hears the content in pieces, each with its length in front, and an empty one at the end', async () => {
    const heard: Buffer[] = [];
    const scan = await scannerThat((socket) =>
      socket.on('data', (data: Buffer) => {
        heard.push(data);
        if (Buffer.concat(heard).subarray(-4).equals(Buffer.alloc(4))) socket.end('stream: OK\0');
      }),
    );
    expect(await scan(Buffer.alloc(70_000, 'x'))).toBe('clean');
    const all = Buffer.concat(heard);
    expect(all.subarray(0, 10).toString()).toBe('zINSTREAM\0');
    expect(all.readUInt32BE(10)).toBe(65_536);
    expect(all.readUInt32BE(14 + 65_536)).toBe(70_000 - 65_536);
    expect(all).toHaveLength(10 + 4 + 65_536 + 4 + (70_000 - 65_536) + 4);
  });

  it('may say its verdict in pieces', async () => {
    const scan = await scannerThat((socket) => {
      socket.resume().write('stream: Eicar');
      setTimeout(() => socket.write('-Test FOUND\0'), 30);
    });
    expect(await scan(Buffer.from('x'))).toBe('infected');
  });

  it.each([
    ['that says nothing', () => {}, 'does not answer'],
    [
      'that stops in the middle of its verdict',
      (socket: Socket) => socket.resume().write('stream: O'),
      'does not answer',
    ],
    ['that reads nothing', (socket: Socket) => socket.pause(), 'does not answer'],
    ['that hangs up at once', (socket: Socket) => socket.end(), 'hung up'],
    ['that is cut off', (socket: Socket) => socket.resetAndDestroy(), /hung up|ECONNRESET/u],
    ['that cannot look', (socket: Socket) => socket.resume().end('stream: lstat() failed. ERROR\0'), 'could not look'],
    [
      'that is something else',
      (socket: Socket) => socket.resume().end('HTTP/1.1 400 Bad Request\r\n\0'),
      'could not look',
    ],
    ['that says everything', (socket: Socket) => socket.resume().write('OK '.repeat(5_000)), 'could not look'],
    ['that talks of another file', (socket: Socket) => socket.resume().end('/etc/passwd: OK\0'), 'could not look'],
  ] as const)('%s lets nothing pass', async (_, does, error) => {
    const scan = await scannerThat(does);
    await expect(scan(randomBytes(4_000_000))).rejects.toThrow(error);
  });

  it('that is not there lets nothing pass', async () => {
    const scan = await scannerThat(() => {});
    await new Promise((resolve) => server?.close(resolve));
    await expect(scan(Buffer.from('x'))).rejects.toThrow('ECONNREFUSED');
  });
});
