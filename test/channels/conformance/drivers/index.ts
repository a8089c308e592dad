import type { Driver } from '../driver.ts';
import { telegram } from './telegram.ts';
import { web } from './web.ts';
import { whatsappCloud } from './whatsapp-cloud.ts';
import { whatsappWeb } from './whatsapp-web.ts';

/** Every driver, in the order of the table: by title. */
export const DRIVERS: readonly Driver[] = [telegram('grammy'), telegram('telegraf'), web, whatsappCloud, whatsappWeb];
