import { PASSWORD } from './auth.ts';
import { ACCOUNT_TEXTS } from './texts-accounts.ts';

const { password: texts } = ACCOUNT_TEXTS;

/** A password that somebody chooses, typed twice so that a slip of the finger keeps nobody out. */
export type Chosen = { readonly fresh: string; readonly again: string };

/** What is wrong with a new password, in words for whoever chose it; null where it will do. */
export function problemOf({ fresh, again }: Chosen): string | null {
  if (fresh.length < PASSWORD.minPasswordLength) return texts.short;
  if (fresh.length > PASSWORD.maxPasswordLength) return texts.long;
  return fresh === again ? null : texts.different;
}

/** The passwords of a form; what is no text is none. */
export function passwordsOf(sent: Readonly<Record<string, unknown>>): Chosen & { readonly old: string } {
  const text = (name: string): string => (typeof sent[name] === 'string' ? sent[name] : '');
  return { old: text('password'), fresh: text('fresh'), again: text('again') };
}
