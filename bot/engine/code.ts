import type { Inbound } from './inbound.ts';
import { INVISIBLE, inPlainDigits } from './normalise.ts';

/** A code that somebody got from us in another app: eight digits, in two groups or not, in any script. */
const OWN = /^\d{4}[ -]?\d{4}$/u;
/** From when to when: somebody tells what she did, and no code looks like it but one in ten thousand. */
const YEARS = /^(?:19|20)\d\d-(?:19|20)\d\d$/u;
/** What staff give in a link: a long word with digits, or capitals inside, as no language has it. */
const FROM_STAFF = /^(?=.*(?:\d|[-_]|[a-z][A-Z]))[\w-]{16,64}$/u;

/** The text as one of our own eight-digit codes; null for everything else. `"٤٨٣٩ ٢٠١٧" → "48392017"` */
function ownCode(text: string): string | null {
  if (text.length > 40) return null;
  const plain = inPlainDigits(text.replaceAll(INVISIBLE, '')).trim();
  return OWN.test(plain) && !YEARS.test(plain) ? plain.replaceAll(/\D/gu, '') : null;
}

/** Most of what people send is the number of a choice, and not worth a closer look. */
const SHORTEST = 8;

/** The code by which somebody shows who she is, if that is what she sent. */
export function codeIn(inbound: Inbound): string | null {
  if (inbound.kind !== 'text' || inbound.text.length < SHORTEST) return null;
  const text = inbound.text.trim();
  return ownCode(text) ?? (FROM_STAFF.test(text) ? text : null);
}
