import { whatsappWeb } from './drivers/whatsapp-web.ts';
import { conform } from './suite.ts';

conform(whatsappWeb);
