// Where the thread begins: on Node 20 `--import tsx` does not reach it, so it asks for TypeScript itself.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
