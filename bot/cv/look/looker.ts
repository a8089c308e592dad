import type { Look, Misspelling } from '../look.ts';
import type { ReadPage, TextFrom } from '../reading.ts';
import { languageOf } from './language.ts';
import { type Line, linesOf, wordsIn } from './lines.ts';
import { missingParts } from './parts.ts';
import { gapsIn } from './periods.ts';
import { privateIn } from './private.ts';
import { createSpeller } from './spelling/speller.ts';

/** What is looked at: the pages of a version in their order, and how many photos of people are in it. */
export type Looked = {
  readonly kind: 'cv' | 'letter';
  readonly textFrom: TextFrom;
  readonly pages: readonly ReadPage[];
  readonly pictures: number;
};

export type Looker = {
  /**
   * Looks at a version. Says less where it knows less: of a picture nothing but its pages, of a guessed text no missing
   * parts, gaps and errors, of Arabic that a PDF has turned around only what numbers tell. Rejects never.
   */
  look(looked: Looked): Promise<Look>;
  /** Lets go of the dictionaries. */
  close(): Promise<void>;
};

/** Letters as a printer joins them, and words that end where they should begin: the text of an Arabic PDF. */
function isTurnedAround(lines: readonly Line[]): boolean {
  const text = lines.map((line) => line.text).join(' ');
  if (/[\uFB50-\uFDFF\uFE70-\uFEFC]/u.test(text)) return true;
  const [right, turned] = [/(?<!\p{L})ال\p{L}/gu, /\p{L}لا(?!\p{L})/gu].map((form) => text.match(form)?.length ?? 0);
  return (turned ?? 0) > (right ?? 0);
}

/** @param troubled hears why the spelling of a document was not looked at */
export function createLooker(troubled: (error: unknown) => void = () => undefined): Looker {
  const speller = createSpeller();

  /** A document without its spelling is better than none. */
  async function misspelt(language: string | null, lines: readonly Line[]): Promise<readonly Misspelling[] | null> {
    if (language !== 'nl' && language !== 'en') return null;
    return speller.check(language, lines).catch((error: unknown) => {
      troubled(error);
      return null;
    });
  }

  return {
    async look({ kind, textFrom, pages, pictures }) {
      const lines = linesOf(pages);
      const language = languageOf(lines);
      const isReliable =
        textFrom === 'text' && lines.length > 0 && !((language === 'ar' || language === 'fa') && isTurnedAround(lines));
      return {
        textFrom,
        language,
        words: lines.reduce((sum, { text }) => sum + wordsIn(text).length, 0),
        pages: pages.length,
        missing: isReliable ? missingParts(kind, lines) : null,
        gaps: isReliable && kind === 'cv' ? gapsIn(lines) : [],
        spelling: isReliable ? await misspelt(language, lines) : null,
        private: privateIn(lines, pictures),
      };
    },
    close: () => speller.close(),
  };
}
