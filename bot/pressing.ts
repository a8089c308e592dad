import type { Foundation } from '../foundation.ts';
import { socialMapReader } from '../prisma/stores/hsds.ts';
import { createPaperCentres } from '../prisma/stores/paper-centres.ts';
import { forChannels } from './holding.ts';
import type { PaperDesk } from './paper/desk.ts';
import { createPress } from './paper/press/press.tsx';

/**
 * The press of this house. Only messengers that are set up stand on paper: Telegram as soon as its bot has told its
 * name, WhatsApp where its number is known.
 */
export function pressOf(foundation: Foundation, telegramBot: () => string | null): PaperDesk {
  const { database, env } = foundation;
  const { say, clock, zone, publicUrl } = forChannels(foundation);
  const number = env.WHATSAPP_NUMBER ?? env.WHATSAPP_PAIRING_PHONE ?? null;
  const whatsappNumber = env.WHATSAPP_DRIVER === 'off' ? null : number;
  return createPress({
    say,
    clock,
    zone,
    current: socialMapReader(database.pool),
    centres: createPaperCentres(database.pool),
    addresses: () => ({ publicUrl, telegramBot: telegramBot(), whatsappNumber }),
    chromium: env.PUPPETEER_EXECUTABLE_PATH,
  });
}
