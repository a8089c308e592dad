import { encode } from 'uqr';
import { expect, it } from 'vitest';
import type { Pairing, PairingState } from '../../../../bot/channels/whatsapp/web/pairing.ts';
import { showPairing } from '../../../../bot/terminal.ts';

const QR = '2@invented-reference,key,identity,secret,1';

/** A number whose pairing a test turns, and what a terminal shows of it. */
function watched(isTTY: boolean) {
  const shown: string[] = [];
  let tell = (_: Pairing): void => {};
  const watch = (listener: (pairing: Pairing) => void) => {
    tell = listener;
    return () => {};
  };
  showPairing({ watch }, { isTTY, write: (text) => shown.push(text) });
  const become = (state: PairingState, codes: { qr?: string; code?: string } = {}) =>
    tell({ state, qr: null, code: null, since: '2026-11-22T09:00:00Z', ...codes });
  return { shown, become };
}

/** Which modules are light, as a camera sees them on a dark terminal: each sign holds two rows. */
const UPPER = new Set(['█', '▀']);
const LOWER = new Set(['█', '▄']);
const lightIn = (text: string): boolean[][] =>
  text
    .split('\n')
    .filter((line) => /[█▀▄]/u.test(line))
    .flatMap((line) => [[...line].map((sign) => UPPER.has(sign)), [...line].map((sign) => LOWER.has(sign))]);

it('a terminal shows a QR code that a telephone can read', () => {
  const { shown, become } = watched(true);
  become('waiting', { qr: QR });
  const { data } = encode(QR, { border: 2 });
  expect(lightIn(shown.join('')).slice(0, data.length)).toEqual(data.map((row) => row.map((isDark) => !isDark)));
});

it('a terminal shows each fresh code once, and when the number is paired or lost', () => {
  const { shown, become } = watched(true);
  become('starting');
  become('pairing-code', { code: 'ABCD1234' });
  become('pairing-code', { code: 'ABCD1234' });
  become('paired');
  become('lost', { qr: QR });
  expect(shown).toEqual([
    expect.stringContaining('ABCD1234'),
    expect.stringContaining('paired'),
    expect.stringContaining('unlinked'),
  ]);
});

it('a log is shown nothing', () => {
  const { shown, become } = watched(false);
  become('waiting', { qr: QR });
  expect(shown).toEqual([]);
});
