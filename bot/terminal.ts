import { renderUnicodeCompact } from 'uqr';
import type { Pairing } from './channels/whatsapp/web/index.ts';

/** Where somebody who started the house by hand looks. */
type Terminal = { readonly isTTY?: boolean; write(text: string): unknown };
type Watched = { watch(listener: (pairing: Pairing) => void): () => void };

const SCAN = 'WhatsApp on the telephone: Linked devices, Link a device, scan this.';

/**
 * Shows in the terminal how the number of WhatsApp is paired: the QR code, or the code that is typed on the telephone,
 * each as often as WhatsApp gives a fresh one; and when it is paired, or not any more. Only on a terminal: a log would
 * keep a code that opens the number to whoever reads it.
 */
export function showPairing(number: Watched, out: Terminal): void {
  if (!out.isTTY) return;
  let last = '';
  number.watch((pairing) => {
    const text = told(pairing);
    if (text !== '' && text !== last) out.write(`\n${text}\n`);
    last = text;
  });
}

function told({ state, qr, code }: Pairing): string {
  if (code !== null) return `  Type this on the telephone, under Linked devices: ${code}`;
  const gone = state === 'lost' ? '  WhatsApp was unlinked on the telephone.\n\n' : '';
  if (qr !== null) return `${gone}${renderUnicodeCompact(qr, { border: 2 })}\n\n  ${SCAN}`;
  return state === 'paired' ? '  WhatsApp is paired.' : '';
}
