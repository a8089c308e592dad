import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../../bot/engine/language.ts';
import { CRISES } from '../../bot/engine/understanding.ts';

export const SETS = join(import.meta.dirname, '..', '..', 'test', 'understanding');

const sentences = z.array(z.string().min(1));
const set = z.strictObject({
  /** By the life domain or the intent that was meant; `none` for what is about nothing we do. */
  wishes: z.record(z.string(), sentences),
  crisis: z.record(z.enum(CRISES), sentences),
  /** Ordinary sentences, many with words of danger in them, that must not alarm anybody. */
  calm: sentences,
});
export type SentenceSet = z.infer<typeof set>;

/** `dev` may be looked at while the lexicons are made; `held-out` may not: it tells how well strangers are understood. */
export type Half = 'dev' | 'held-out';

/** The sentences of a language by which understanding is measured. */
export const readSet = (half: Half, language: Language): SentenceSet =>
  set.parse(JSON.parse(readFileSync(join(SETS, half, `${language}.json`), 'utf8')));
