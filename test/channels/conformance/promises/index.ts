import type { PromiseName } from '../names.ts';
import { files } from './files.ts';
import { hearing } from './hearing.ts';
import type { Keep } from './promise.ts';
import { saying } from './saying.ts';
import { trouble } from './trouble.ts';

/** How each promise is tried. */
export const PROMISES: Readonly<Record<PromiseName, Keep>> = { ...hearing, ...files, ...saying, ...trouble };
