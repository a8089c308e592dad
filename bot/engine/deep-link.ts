import { LANGUAGES, type Language } from './language.ts';
import { INVISIBLE } from './normalise.ts';

/** What a code on paper opens: a topic (a life domain, or `help` for all of them), in the language of the paper. */
export type DeepLink = { readonly language: Language; readonly topic: string };

/** The topic of whoever does not know yet what her question is about. */
export const ANY_TOPIC = 'help';

const CODE = new RegExp(`^(${LANGUAGES.join('|')})-([a-z]{1,24}(?:-[a-z]{1,24}){0,3})$`, 'u');
/** Before the code stands what her app put there, or what she wrote herself. */
const AT_THE_END = /(?:^|\s)#([a-z-]{4,64})$/u;
/** A code is short, and nobody writes a letter before it. */
const MOST_LETTERS = 256;

/** How a link is written in an address. `{ language: 'ar', topic: 'money' } → "ar-money"` */
export const codeOfLink = ({ language, topic }: DeepLink): string => `${language}-${topic}`;

/** The link of such a code; null for whatever is none. Whether the topic is (still) one of the house is not asked here. */
export function linkOfCode(code: string): DeepLink | null {
  const [, language, topic] = CODE.exec(code) ?? [];
  return language === undefined || topic === undefined ? null : { language: language as Language, topic };
}

/** A link as a message, for apps that know no other way. `{ language: 'ar', topic: 'money' } → "#ar-money"` */
export const messageOfLink = (link: DeepLink): string => `#${codeOfLink(link)}`;

/** The link that a message is, or ends with: `"💶 #ar-money"`; null for every other message. */
export function linkIn(text: string): DeepLink | null {
  if (text.length > MOST_LETTERS) return null;
  const [, code] = AT_THE_END.exec(text.replaceAll(INVISIBLE, '').trim().toLowerCase()) ?? [];
  return code === undefined ? null : linkOfCode(code);
}
