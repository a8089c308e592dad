import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES, type Language } from './engine/language.ts';
import type { Lexicon, Lexicons } from './engine/lexicon-shape.ts';
import { COMMANDS } from './engine/six-words.ts';
import { CRISES } from './engine/understanding.ts';

const LOCALES = join(import.meta.dirname, '..', 'locales');

const stems = z.array(z.string().min(1));
const lexicon = z.strictObject({
  status: z.string().min(1),
  match: z.enum(['prefix', 'anywhere']),
  commands: z.record(z.enum(COMMANDS), stems.nonempty()),
  yes: stems.nonempty(),
  no: stems.nonempty(),
  languages: z.record(z.enum(LANGUAGES), stems),
  common: stems.nonempty(),
  groups: z.record(z.string(), stems.nonempty()),
  intents: z.record(z.string(), stems),
  hints: z.record(z.string(), z.record(z.string(), stems.nonempty())),
  domains: z.record(z.string(), stems),
  crisis: z.record(z.enum(CRISES), stems.nonempty()),
  calm: stems,
  delicate: stems.nonempty(),
});

/** What speakers of every language say, read from `locales/<language>/understanding.json` and checked. */
export function loadLexicons(folder: string = LOCALES): Lexicons {
  const read = (language: Language): Lexicon => {
    const file = join(folder, language, 'understanding.json');
    const parsed = lexicon.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  };
  return Object.fromEntries(LANGUAGES.map((language) => [language, read(language)])) as Lexicons;
}
