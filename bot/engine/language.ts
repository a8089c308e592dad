/** The languages in which every text of the house exists, in the order in which they are offered. */
export const LANGUAGES = ['nl', 'en', 'tr', 'ar', 'ti', 'bg', 'pl'] as const;

/** A language of the house, by its ISO 639-1 code: `"ti"` is Tigrinya. */
export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name in its own script: how a reader of it finds it in a list. */
export const ENDONYMS: Readonly<Record<Language, string>> = {
  nl: 'Nederlands',
  en: 'English',
  tr: 'Türkçe',
  ar: 'العربية',
  ti: 'ትግርኛ',
  bg: 'Български',
  pl: 'Polski',
};

/** The language spoken to somebody of whom we know no language yet, and the one in which staff read. */
export const HOUSE_LANGUAGE: Language = 'nl';

/** Whether a code from outside (a browser, Telegram, a form) is a language of the house. `isLanguage('de')` is false. */
export const isLanguage = (code: unknown): code is Language => LANGUAGES.includes(code as Language);

/** Which way a language is written, as the `dir` attribute of HTML wants it. */
export const directionOf = (language: Language): 'rtl' | 'ltr' => (language === 'ar' ? 'rtl' : 'ltr');
