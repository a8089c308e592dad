import type { Child } from 'hono/jsx';
import type { Look } from '../../cv/look.ts';
import { HOUSE_LANGUAGE } from '../../engine/language.ts';
import { gapWords } from '../cv-found.ts';
import { CV_TEXTS } from '../texts-cv.ts';

const { firstLook: texts } = CV_TEXTS;

const LANGUAGE_NAMES = new Intl.DisplayNames(HOUSE_LANGUAGE, { type: 'language', fallback: 'code' });

/** A language by its code, as the machine guessed it: it may be one that the house does not speak. */
function nameOf(code: string): string {
  try {
    return LANGUAGE_NAMES.of(code) ?? code;
  } catch {
    return code;
  }
}

type FoundProps = { name: string; what: string; canRemark: boolean; children?: Child };

/** One thing that was found, with the button that makes a remark of it: it belongs to the form beside. */
const Found = ({ name, what, canRemark, children }: FoundProps) => (
  <li>
    <span>{children ?? what}</span>
    {canRemark && (
      <button type="submit" form="review" name="do" value={`found-${name}`} aria-label={texts.remarkOf(what)}>
        {texts.remark}
      </button>
    )}
  </li>
);

type Props = { look: Look; canRemark: boolean };

const Missing = ({ look: { missing }, canRemark }: Props) =>
  missing === null ? null : missing.length === 0 ? (
    <p>{texts.nothingMissing}</p>
  ) : (
    <>
      <h3>{texts.missing}</h3>
      <ul>
        {missing.map((part) => (
          <Found name={`missing-${part}`} what={texts.parts[part]} canRemark={canRemark} />
        ))}
      </ul>
    </>
  );

const Gaps = ({ look: { gaps }, canRemark }: Props) =>
  gaps.length === 0 ? null : (
    <>
      <h3>{texts.gaps}</h3>
      <ul>
        {gaps.map((gap, at) => (
          <Found name={`gap-${at}`} what={gapWords(gap)} canRemark={canRemark} />
        ))}
      </ul>
    </>
  );

const Privates = ({ look, canRemark }: Props) =>
  look.private.length === 0 ? null : (
    <>
      <h3>{texts.private}</h3>
      <ul>
        {look.private.map(({ what, page }, at) => (
          <Found name={`private-${at}`} what={texts.privates[what]} canRemark={canRemark}>
            {texts.privates[what]} <span class="quiet">{texts.onPage(page)}</span>
          </Found>
        ))}
      </ul>
    </>
  );

const Spelling = ({ look: { spelling }, canRemark }: Props) => {
  if (spelling === null) return <p class="quiet">{texts.noSpelling}</p>;
  if (spelling.length === 0) return <p>{texts.nothingSpelled}</p>;
  return (
    <>
      <h3>{texts.spelling}</h3>
      <ul>
        {spelling.map(({ word, suggestions, page }, at) => (
          <Found name={`spelling-${at}`} what={word} canRemark={canRemark}>
            <bdi>{word}</bdi> <span class="quiet">{texts.onPage(page)}</span>
            {suggestions.length > 0 && (
              <span class="quiet">
                , <bdi>{texts.suggestions(suggestions.join(', '))}</bdi>
              </span>
            )}
          </Found>
        ))}
      </ul>
    </>
  );
};

/** What the machine sees, for the volunteer alone; `canRemark` as long as the form is open. */
export const FirstLook = ({ look, canRemark }: { look: Look | null; canRemark: boolean }) => (
  <details class="card first-look" open>
    <summary>{texts.title}</summary>
    {look === null ? (
      <p class="empty">{texts.none}</p>
    ) : (
      <>
        <p class="small">{texts.mayBeWrong}</p>
        <p>
          {look.language === null ? texts.noLanguage : texts.language(nameOf(look.language))} ·{' '}
          {texts.size(look.words, look.pages)} · {texts.text[look.textFrom]}
        </p>
        <Missing look={look} canRemark={canRemark} />
        <Gaps look={look} canRemark={canRemark} />
        <Privates look={look} canRemark={canRemark} />
        <Spelling look={look} canRemark={canRemark} />
      </>
    )}
  </details>
);
