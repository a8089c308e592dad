import type { Param, Params } from '../../engine/saying.ts';

/** A stretch of text, or one that leads somewhere: `{ "text": "0800 2000", "href": "tel:08002000" }`. */
export type Part = { readonly text: string; readonly href: string | null };

const MAIL = String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`;
const HOST = String.raw`(?:https?:\/\/)?(?:[a-z0-9-]+\.)+(?:nl|com|org|net|eu|info)(?:\/[\w./-]*[\w/-])?`;
/** 0800 2000 · 0900 467 3466 · 070 388 8700 · 06-12 34 56 78 · +31 70 388 8700 */
const PHONE = String.raw`(?:0(?:800|90[069])|0\d{1,3}|\+31 ?\d{1,3})(?:[ -]?\d{2,}){1,4}`;
const LINKABLE = new RegExp(String.raw`(?<![\w@.+/-])(?:(${MAIL})|(${HOST})|(${PHONE}))(?![\w@])`, 'gu');

/** A service number has 8 or 11 digits, every other Dutch number 10; what has not is a date or a count. */
function isNumber(digits: string): boolean {
  if (digits.startsWith('+')) return digits.length === 12;
  return /^0(?:800|90[069])/u.test(digits) ? [8, 11].includes(digits.length) : digits.length === 10;
}

const digitsOf = (text: string): string => text.replace(/[^\d+]/gu, '');

const DIALLED = /^\+?\d[\d -]{1,14}$/u;
/** Numbers as short as a count. They are links only where the text was given them to be called. */
const SHORT = /^1(?:1[23]|4\d{3,4})$/u;

function inParam(param: Param): string[] {
  if (typeof param === 'string') return SHORT.test(param) ? [param] : [];
  return typeof param === 'object' && 'key' in param ? shortNumbersIn(param.params) : [];
}

/** The short numbers that a text was given: `{ "emergency": "112", "count": 113 }` → `["112"]`. */
const shortNumbersIn = (params: Params | undefined): string[] => Object.values(params ?? {}).flatMap(inParam);

/** Where a phone number leads. `tel("0800 2000")` → `"tel:08002000"` */
export const tel = (number: string): string => `tel:${digitsOf(number)}`;

function hrefOf(text: string, mail: string | undefined, host: string | undefined): string | null {
  if (mail !== undefined) return `mailto:${mail}`;
  if (host !== undefined) return host.startsWith('http') ? host : `https://${host}`;
  return DIALLED.test(text) && isNumber(digitsOf(text)) ? tel(text) : null;
}

function* longLinks(text: string): Generator<Part> {
  let from = 0;
  for (const match of text.matchAll(LINKABLE)) {
    const [found, mail, host] = match;
    const href = hrefOf(found, mail, host);
    if (href === null) continue;
    yield { text: text.slice(from, match.index), href: null };
    yield { text: found, href };
    from = match.index + found.length;
  }
  yield { text: text.slice(from), href: null };
}

function shortLinks(part: Part, numbers: readonly string[]): Part[] {
  if (part.href !== null || numbers.length === 0) return [part];
  const pieces = part.text.split(new RegExp(String.raw`(?<!\d)(${numbers.join('|')})(?!\d)`, 'u'));
  return pieces.map((text, at) => ({ text, href: at % 2 === 1 ? tel(text) : null }));
}

/** The address that a text was given as its `link`: led to as it stands, with whatever comes after its `?`. */
const givenLink = (params: Params | undefined): string | null => {
  const link = params?.link;
  return typeof link === 'string' && /^https?:\/\//u.test(link) && URL.canParse(link) ? link : null;
};

/** Parts of a text around the link that it was given, and that link. */
function aroundGiven(text: string, link: string | null): Part[] {
  const [first = '', ...others] = link === null ? [text] : text.split(link);
  return [...longLinks(first), ...others.flatMap((rest) => [{ text: link ?? '', href: link }, ...longLinks(rest)])];
}

/**
 * A text of the house in parts, so that its numbers can be called and its addresses followed. Never for what a
 * person wrote: a link in the bot's own words is one that the centre stands for.
 */
export const linkify = (text: string, params?: Params): Part[] =>
  aroundGiven(text, givenLink(params))
    .flatMap((part) => shortLinks(part, shortNumbersIn(params)))
    .filter((part) => part.text !== '');
