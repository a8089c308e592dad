import { resolve } from 'node:path';
import type { BrowserSettings, VersionCache } from './client.ts';
import { told } from './failures.ts';
import type { StaffTrouble } from './keeper.ts';
import { createLine, type Line } from './line.ts';
import { type Pace, paceOf } from './pace.ts';
import { createPairing, type PairingDesk } from './pairing.ts';

export type WhatsAppWebSettings = {
  /** The house's own folder; everything of WhatsApp lies under `whatsapp` in it. */
  readonly dataDir: string;
  /** Extra arguments for Chromium: `["--no-sandbox"]` in a container that has no other way. */
  readonly chromiumArgs?: readonly string[];
  /** By default the page of WhatsApp Web as it is today. */
  readonly versionCache?: VersionCache;
  /** The telephone number, to be paired by a code at once instead of a QR code: digits, with the country's in front. */
  readonly pairingPhone?: string | undefined;
  /** The hour of the planned restart, 0 to 23, on the clocks of the centre; null for none. */
  readonly restartHour?: number | null;
  /** `"Europe/Amsterdam"` */
  readonly zone: string;
  /** How long the page may take to load, in milliseconds. */
  readonly authTimeout?: number;
  /** How long one call of the browser's own protocol may take, in milliseconds. */
  readonly protocolTimeout?: number;
  /** Told what goes wrong, without anybody in it. */
  readonly alarm: (what: string, error: unknown) => void;
  /** Told what only a person can put right. */
  readonly tellStaff?: (trouble: StaffTrouble) => void;
  /** Whether this process may hold the session; by default it may. Asked again and again: one holds it at a time. */
  readonly mayRun?: () => Promise<boolean>;
  readonly pace?: Pace;
  readonly now?: () => number;
};

/** What every part of the driver is built with. */
export type Parts = Required<Pick<WhatsAppWebSettings, 'zone' | 'alarm' | 'tellStaff' | 'mayRun' | 'pace' | 'now'>> & {
  readonly browser: BrowserSettings;
  readonly restartHour: number | null;
  readonly line: Line;
  readonly pairing: PairingDesk;
};

const AUTH_TIMEOUT = 60_000;
/** Longer than any call of ours waits: ours answer first, and say what it was. */
const PROTOCOL_TIMEOUT = 120_000;

/** The settings with their defaults, and an alarm that never tells of anybody. */
export function partsOf(settings: WhatsAppWebSettings): Parts {
  const { pace = paceOf(), now = Date.now, tellStaff = () => {}, mayRun = async () => true } = settings;
  const alarm = (what: string, error: unknown) => settings.alarm(what, error === null ? null : told(error));
  const onLost = (): void => {
    tellStaff('lost');
    alarm('WhatsApp was unlinked on the telephone: it has to be paired again', null);
  };
  const clock = () => new Date(now()).toISOString();
  return {
    zone: settings.zone,
    alarm,
    tellStaff,
    mayRun,
    pace,
    now,
    browser: {
      // Whole, as the browser is started with it: by it a browser that was left behind is known again.
      folder: resolve(settings.dataDir, 'whatsapp'),
      args: settings.chromiumArgs ?? [],
      protocolTimeout: settings.protocolTimeout ?? PROTOCOL_TIMEOUT,
      authTimeout: settings.authTimeout ?? AUTH_TIMEOUT,
      versionCache: settings.versionCache ?? { type: 'none' },
    },
    restartHour: settings.restartHour ?? null,
    line: createLine(),
    pairing: createPairing(clock, onLost),
  };
}
