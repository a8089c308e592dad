import { randomUUID } from 'node:crypto';
import { HOUSE_LANGUAGE, isLanguage, type Language } from '../../../engine/language.ts';
import type { Words } from '../render.ts';

/** What every part of a page has to know. */
export type Frame = {
  /** The language of the conversation; null as long as none was chosen: then pictures and endonyms speak. */
  readonly language: Language | null;
  /** The language of what only a screen reader says, and of everything else once one was chosen. */
  readonly spoken: Language;
  readonly embed: boolean;
  readonly zone: string;
  /** Fields that go along with every form. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly words: Words;
};

/** A text of the page itself, in the language of the page. */
export const text = ({ words, spoken }: Frame, key: string): string => words.say(`web.${key}`, undefined, spoken);

export const actionOf = ({ embed }: Pick<Frame, 'embed'>): string => (embed ? '/chat?embed' : '/chat');

/** Where a file is sent to. */
export const filesActionOf = ({ embed }: Pick<Frame, 'embed'>): string => `/chat/files${embed ? '?embed' : ''}`;

/** The name of a message before it is sent: a form that is sent twice says its thing once. */
export const newId = (): string => randomUUID();

/** The first language of the browser that is one of ours: only a guess, for who knows whose phone it is. */
export function guessed(acceptLanguage: string | undefined): Language {
  const codes = (acceptLanguage ?? '').split(',').map((entry) => entry.trim().slice(0, 2).toLowerCase());
  return codes.find(isLanguage) ?? HOUSE_LANGUAGE;
}
