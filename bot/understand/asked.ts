import { parseArgs } from 'node:util';
import { isLanguage, LANGUAGES, type Language } from '../engine/language.ts';

export const USAGE = `npm run -s understand [-- --lang ${LANGUAGES.join('|')}]

Reads one utterance a line from standard input and writes one line of JSON for each, in the same order:
  {"language","crisis","intent","domains":[...],"confidence"}
Without --lang the language is found. An empty line is answered too: nothing was understood.
`;

/** What somebody asked of `npm run understand`. */
export type Asked =
  | { readonly kind: 'read'; readonly language: Language | null }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly because: string };

/** Reads the arguments; whatever they are, the answer says what to do. `--lang xx` is refused by name. */
export function askedIn(args: readonly string[]): Asked {
  try {
    const { values } = parseArgs({ args: [...args], options: { lang: { type: 'string' }, help: { type: 'boolean' } } });
    if (values.help) return { kind: 'help' };
    if (values.lang === undefined) return { kind: 'read', language: null };
    if (isLanguage(values.lang)) return { kind: 'read', language: values.lang };
    return { kind: 'refused', because: `--lang ${values.lang}: only ${LANGUAGES.join(', ')} are known.` };
  } catch (error) {
    return { kind: 'refused', because: error instanceof Error ? error.message : String(error) };
  }
}
