/**
 * How the number stands with this house. Never paired: `waiting`, with a QR code, or `pairing-code`. Paired. Once
 * paired and not any more: `lost`, with a fresh QR code. `refused`: WhatsApp does not let the number in.
 */
export type PairingState = 'starting' | 'waiting' | 'pairing-code' | 'paired' | 'lost' | 'refused';

/** What a page may show. The codes open the number to whoever scans them: they are never logged. No number in it. */
export type Pairing = {
  readonly state: PairingState;
  readonly qr: string | null;
  readonly code: string | null;
  /** Since when it is so, an instant. */
  readonly since: string;
};

export type PairingDesk = {
  readonly now: Pairing;
  /** Calls back at once, and whenever something changes. The call returned ends it. */
  watch(listener: (pairing: Pairing) => void): () => void;
  /** No session stands: one ended, or one opens. Whoever waits for a code goes on waiting; the old one is void. */
  away(): void;
  qr(qr: string, wasPaired: boolean): void;
  code(code: string): void;
  paired(): void;
  lost(): void;
  refused(): void;
};

/** A session that is only opened again keeps one of these: nothing about it has changed. */
const LASTING: readonly PairingState[] = ['waiting', 'lost', 'refused'];

/** Holds the state of the pairing and tells whoever watches. `lost` is told once, however often it is found out. */
export function createPairing(clock: () => string, onLost: () => void): PairingDesk {
  let now: Pairing = { state: 'starting', qr: null, code: null, since: clock() };
  let told = false;
  const watching = new Set<(pairing: Pairing) => void>();
  const become = (state: PairingState, codes: { qr?: string; code?: string } = {}): void => {
    const { qr = null, code = null } = codes;
    if (state === now.state && qr === now.qr && code === now.code) return;
    now = { state, qr, code, since: state === now.state ? now.since : clock() };
    for (const listener of watching) listener(now);
  };
  const lost = (codes: { qr?: string } = {}): void => {
    become('lost', codes);
    if (!told) onLost();
    told = true;
  };
  return {
    get now() {
      return now;
    },
    watch(listener) {
      watching.add(listener);
      listener(now);
      return () => void watching.delete(listener);
    },
    away: () => become(LASTING.includes(now.state) ? now.state : 'starting'),
    // While a code for the phone is shown the QR code goes on changing, and scanning it would do nothing.
    qr(qr, wasPaired) {
      if (now.state === 'pairing-code') return;
      if (wasPaired) lost({ qr });
      else become('waiting', { qr });
    },
    code: (code) => become('pairing-code', { code }),
    paired() {
      told = false;
      become('paired');
    },
    lost,
    refused: () => become('refused'),
  };
}
