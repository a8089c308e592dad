import type { LabelOf } from '../engine/choice-meant.ts';
import { HOUSE_LANGUAGE, type Language } from '../engine/language.ts';
import type { Choice, Content, Param, Params, Saying } from '../engine/saying.ts';

/** The words of a key in a language, as the whole house speaks them. */
export type Say = (key: string, params: Params | undefined, language: Language) => string;

/** The same thing twice: as staff read it, and as the resident did; null where both are the same. */
export type Both = { readonly dutch: string; readonly own: string | null };

export type Speech = {
  /** What was said, for staff and in the language it was said in. */
  said(saying: Saying, language: Language): Both;
  /** What stands on a button, the same way. */
  chosen(choice: Choice, language: Language): Both;
  /** A text of the house in Dutch, where it still exists; else its key. */
  dutch(key: string, params?: Params): string;
};

/** Reads conversations aloud. Old lines may name texts that the house has given up since: then the key is shown. */
export function createSpeech(say: Say, label: LabelOf): Speech {
  const still = (key: string, words: () => string): string => {
    try {
      return words();
    } catch {
      return key;
    }
  };
  const both = (dutch: string, own: string): Both => ({ dutch, own: own === dutch ? null : own });
  return {
    said: ({ key, params }, language) =>
      both(
        still(key, () => say(key, params, HOUSE_LANGUAGE)),
        still(key, () => say(key, params, language)),
      ),
    chosen: (choice, language) =>
      both(
        still(choice.label, () => label(choice, HOUSE_LANGUAGE)),
        still(choice.label, () => label(choice, language)),
      ),
    dutch: (key, params) => still(key, () => say(key, params, HOUSE_LANGUAGE)),
  };
}

/** What the centre wrote itself, such as the name of a lesson. */
export const inDutch = ({ content }: Content): string => content[HOUSE_LANGUAGE] ?? Object.values(content)[0] ?? '';

/** The same for whatever else may stand in a text. */
export function dutchOf(what: Param, speech: Pick<Speech, 'dutch'>): string {
  if (typeof what !== 'object') return String(what);
  return 'content' in what ? inDutch(what) : speech.dutch(what.key, what.params);
}

const LANGUAGE_NAMES = new Intl.DisplayNames(HOUSE_LANGUAGE, { type: 'language' });

/** `"ar"` is `"Arabisch"`. */
export const nameOfLanguage = (language: Language): string => LANGUAGE_NAMES.of(language) ?? language;
