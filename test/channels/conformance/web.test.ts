import { web } from './drivers/web.ts';
import { conform } from './suite.ts';

conform(web);
