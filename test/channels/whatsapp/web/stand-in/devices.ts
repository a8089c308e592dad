import { randomBytes, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/**
 * When the messages are there: after the library listens, before it does, or not at all. Or they are, but the page
 * is such that the library stumbles right after it said "authenticated".
 */
export type Sync = 'late' | 'early' | 'never' | 'stuck';

export type Devices = {
  /** How the next page that opens gets its messages. */
  sync: Sync;
  /** Pages that were opened by a device, linked or not. */
  readonly opened: number;
  hello(device: string): { linked: boolean; ref: string };
  /** Holds the line on which a device hears; an older one of the same device is closed. */
  connect(device: string, line: ServerResponse): void;
  isLinked(device: string): boolean;
  /** Scans the QR code that staff were shown. */
  scan(qr: string): void;
  /** A code for a telephone, and what happens when it is typed there. */
  code(device: string, phone: string): { code: string };
  type(code: string): void;
  /** Tells every linked device that listens. */
  tell(event: object): void;
  /** Tells every device, linked or not. */
  tellAll(event: object): void;
  /** A fresh QR code for the devices that are not linked. */
  renew(): void;
  /** Somebody unlinks the device on the telephone. */
  unlink(): void;
  /** How many linked devices listen now. */
  readonly listening: number;
  close(): void;
};

/** The devices of one account: each a browser profile, linked by a code. */
export function createDevices(): Devices {
  const linked = new Set<string>();
  const refs = new Map<string, string>();
  const codes = new Map<string, string>();
  const lines = new Map<string, ServerResponse>();
  let opened = 0;
  const say = (device: string, event: object): void =>
    void lines.get(device)?.write(`data: ${JSON.stringify(event)}\n\n`);
  const refFor = (device: string): string => {
    const ref = `2@${randomBytes(12).toString('base64url')}`;
    refs.set(ref, device);
    return ref;
  };
  const link = (device: string | undefined): void => {
    if (device === undefined) throw new Error('no device shows this code');
    linked.add(device);
    say(device, { kind: 'linked' });
  };
  const tell = (event: object): void => {
    for (const device of lines.keys()) if (linked.has(device)) say(device, event);
  };
  return {
    sync: 'late',
    get opened() {
      return opened;
    },
    hello(device) {
      opened++;
      return { linked: linked.has(device), ref: refFor(device) };
    },
    connect(device, line) {
      lines.get(device)?.end();
      lines.set(device, line);
      line.writeHead(200, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' }).write(':\n\n');
      line.on('close', () => {
        if (lines.get(device) === line) lines.delete(device);
      });
    },
    isLinked: (device) => linked.has(device),
    scan: (qr) => link(refs.get(qr.split(',')[0] ?? '')),
    code(device, phone) {
      if (!/^\d+$/u.test(phone)) throw new Error('bad phone');
      const code = randomUUID().slice(0, 8).toUpperCase();
      codes.set(code, device);
      return { code };
    },
    type: (code) => link(codes.get(code)),
    tell,
    tellAll(event) {
      for (const device of lines.keys()) say(device, event);
    },
    renew() {
      for (const device of lines.keys()) if (!linked.has(device)) say(device, { kind: 'ref', ref: refFor(device) });
    },
    unlink() {
      tell({ kind: 'logout' });
      linked.clear();
    },
    get listening() {
      return [...lines.keys()].filter((device) => linked.has(device)).length;
    },
    close() {
      for (const line of lines.values()) line.end();
    },
  };
}
