import { createDecipheriv, createECDH, createPublicKey, createVerify, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Subscription } from '../../bot/crisis/push.ts';

/** What a device was rung with, as its browser reads it. */
export type Rung = {
  readonly device: string;
  readonly told: Record<string, unknown>;
  readonly headers: IncomingMessage['headers'];
};

type Keys = { readonly ecdh: ReturnType<typeof createECDH>; readonly auth: Buffer };

/** A push service of the tests' own, with the browsers behind it: it takes what a real one takes and refuses the rest. */
export type PushService = {
  readonly host: string;
  /** A browser turns on that it rings. */
  subscribe(device: string): Subscription;
  readonly rung: Rung[];
  /** How this device answers from now on, as a status: 201, 410 gone, 503 away. */
  answers(device: string, status: number): void;
  /** Everything that went over the wire, as text. */
  readonly wire: string[];
  close(): Promise<void>;
};

const HEADER = { salt: 16, size: 4 } as const;

/** RFC 8291 and 8188: what only the browser of the subscription can read. */
function decrypted(body: Buffer, { ecdh, auth }: Keys): Record<string, unknown> {
  const salt = body.subarray(0, HEADER.salt);
  const length = body.readUInt8(HEADER.salt + HEADER.size);
  const start = HEADER.salt + HEADER.size + 1;
  const sender = body.subarray(start, start + length);
  const shared = ecdh.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const key = hkdfSync('sha256', shared, auth, info, 32);
  const part = (name: string, size: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(key), salt, `Content-Encoding: ${name}\0`, size));
  const sealed = body.subarray(start + length);
  const cipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12));
  cipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
  return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString('utf8'));
}

/** RFC 8292: a token signed with the key that the browser was given, for this service and for no longer than a day. */
function isSigned(authorization: string, origin: string): boolean {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/u.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const verify = createVerify('sha256').update(`${head}.${claims}`);
  const by = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const isNow = exp * 1_000 > Date.now() && exp * 1_000 <= Date.now() + 86_400_000;
  return (
    verify.verify(by, Buffer.from(signature, 'base64url')) && aud === origin && isNow && /^(?:mailto|https):/u.test(sub)
  );
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => Buffer.concat(await request.toArray());

/** Opens it on a port of its own. */
export async function openPushService(): Promise<PushService> {
  const browsers = new Map<string, Keys>();
  const statuses = new Map<string, number>();
  const rung: Rung[] = [];
  const wire: string[] = [];
  const server = createServer(async (request, response) => {
    const device = (request.url ?? '').slice(1);
    const keys = browsers.get(device);
    const body = await bodyOf(request);
    const { headers } = request;
    wire.push(JSON.stringify(headers), body.toString('latin1'));
    const status = statuses.get(device) ?? 201;
    const isFit = headers.ttl !== undefined && headers['content-encoding'] === 'aes128gcm' && body.length <= 4_096;
    if (keys === undefined) return void response.writeHead(404).end();
    if (!isFit || !isSigned(headers.authorization ?? '', origin())) return void response.writeHead(403).end();
    if (status === 201) rung.push({ device, told: decrypted(body, keys), headers });
    response.writeHead(status).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = () => `http://${host}`;
  return {
    host,
    rung,
    wire,
    subscribe(device) {
      const keys = { ecdh: createECDH('prime256v1'), auth: randomBytes(16) };
      browsers.set(device, keys);
      return {
        endpoint: `${origin()}/${device}`,
        p256dh: keys.ecdh.generateKeys('base64url'),
        auth: keys.auth.toString('base64url'),
      };
    },
    answers: (device, status) => void statuses.set(device, status),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
