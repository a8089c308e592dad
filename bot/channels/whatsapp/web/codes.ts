import type { Client } from './client.ts';
import type { Parts } from './settings.ts';
import { within } from './waiting.ts';

/** Codes that are typed on the telephone, for whom the QR code is no way: the telephone shows the page itself. */
export type Codes = {
  /** A code for this telephone; null when the number is paired already, or WhatsApp gives none. Never rejects. */
  request(phone: string): Promise<string | null>;
  /** This client shows a QR code, or (null) none does any more. */
  unpaired(client: Client | null): void;
};

/** A telephone number as WhatsApp wants it: the country's first, without zeros or a plus before it. */
const PHONE = /^[1-9]\d{7,14}$/u;

/** `phone` is asked a code for by itself, once for each client. */
export function createCodes({ pace, alarm }: Parts, phone: string | undefined): Codes {
  let waiting: Client | null = null;
  const request = async (to: string): Promise<string | null> => {
    if (waiting === null || !PHONE.test(to)) return null;
    try {
      return await within(pace.call, waiting.requestPairingCode(to));
    } catch (error) {
      alarm('WhatsApp gives no pairing code', error);
      return null;
    }
  };
  return {
    request,
    unpaired(client) {
      const isNew = client !== null && client !== waiting;
      waiting = client;
      if (isNew && phone !== undefined) void request(phone);
    },
  };
}
