import { parseArgs } from 'node:util';
import { isLanguage, LANGUAGES } from '../engine/language.ts';
import { isPaperKind, PAPER_KINDS, type PaperOrder } from './order.ts';

export const USE = `npm run paper -- --language ar --kind poster --out poster-ar.pdf [--centre de-mussen]

  --language  ${LANGUAGES.join(', ')}
  --kind      ${PAPER_KINDS.join(' (A3) or ')} (A5)
  --out       the PDF to write
  --centre    the id of the centre whose name and address stand on it; the only one there is needs no naming

It needs a Chromium: PUPPETEER_EXECUTABLE_PATH in the environment or in .env.`;

/** What the command line asks for. An order without a centre (`undefined`) is for the only one there is. */
export type Asked = Omit<PaperOrder, 'centre'> & { readonly centre: string | undefined; readonly out: string };

const OPTIONS = {
  language: { type: 'string' },
  kind: { type: 'string' },
  out: { type: 'string' },
  centre: { type: 'string' },
} as const;

function valuesIn(args: readonly string[]): { [name in keyof typeof OPTIONS]?: string } | null {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch {
    return null;
  }
}

/** Reads the arguments; a mistake is said in one sentence. */
export function askedIn(args: readonly string[]): Asked | { readonly mistake: string } {
  const values = valuesIn(args);
  if (values === null) return { mistake: 'This is asked in a way that cannot be understood.' };
  const { language, kind, out, centre } = values;
  if (!isLanguage(language)) return { mistake: `--language is one of ${LANGUAGES.join(', ')}.` };
  if (!isPaperKind(kind)) return { mistake: `--kind is one of ${PAPER_KINDS.join(', ')}.` };
  if (!out) return { mistake: '--out says which file to write.' };
  return { language, kind, out, centre };
}
