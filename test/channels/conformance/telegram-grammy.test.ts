import { telegram } from './drivers/telegram.ts';
import { conform } from './suite.ts';

conform(telegram('grammy'));
