import { whatsappCloud } from './drivers/whatsapp-cloud.ts';
import { conform } from './suite.ts';

conform(whatsappCloud);
