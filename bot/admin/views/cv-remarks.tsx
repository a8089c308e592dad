import { directionOf, type Language } from '../../engine/language.ts';
import { type Pin, REMARK_KINDS, type Remark } from '../../staff-cv-ports.ts';
import { LONGEST_TEXT } from '../cv-drafts.ts';
import { CV_TEXTS } from '../texts-cv.ts';
import type { Setting } from './setting.ts';

const { remarks: texts } = CV_TEXTS;

type PhraseProps = { phrase: string; language: Language | null; setting: Setting };

/** A ready-made sentence in Dutch, and as she reads it. */
export const PhraseWords = ({ phrase, language, setting }: PhraseProps) => {
  const said = setting.reader.speech.said({ key: `remarks.${phrase}` }, language ?? 'nl');
  return (
    <>
      {said.dutch}
      {said.own !== null && language !== null && (
        <span class="preview" lang={language} dir={directionOf(language)}>
          {said.own}
        </span>
      )}
    </>
  );
};

const hundredths = (thousandths: number): string => String(thousandths / 10);

type PlaceProps = { name: string; pin: Pin | null; pages: number };

/** Where it is pinned, as fields: for whoever points with no mouse. */
const Place = ({ name, pin, pages }: PlaceProps) => (
  <details class="place">
    <summary>
      {texts.place}: {pin === null ? texts.nowhere : CV_TEXTS.firstLook.onPage(pin.page)}
    </summary>
    {pin !== null && (
      <button type="button" class="scripted" data-unpins={name}>
        {texts.unpin}
      </button>
    )}
    <label>
      {texts.page}
      <input name={`${name}-page`} value={pin?.page} type="number" min="1" max={pages} inputmode="numeric" />
    </label>
    <label>
      {texts.down}
      <input
        name={`${name}-y`}
        value={pin === null ? undefined : hundredths(pin.y)}
        {...{ type: 'number', min: '0', max: '100', step: '0.1', inputmode: 'decimal' }}
      />
    </label>
    <label>
      {texts.across}
      <input
        name={`${name}-x`}
        value={pin === null ? undefined : hundredths(pin.x)}
        {...{ type: 'number', min: '0', max: '100', step: '0.1', inputmode: 'decimal' }}
      />
    </label>
  </details>
);

type RemarkProps = {
  remark: Remark;
  isCurrent: boolean;
  /** It has just been made: she goes on writing in it. */
  isFresh: boolean;
  pages: number;
  language: Language | null;
  setting: Setting;
};

const One = ({ remark, isCurrent, isFresh, pages, language, setting }: RemarkProps) => {
  const { position, kind, phrase, text, pin } = remark;
  const name = `remark-${position}`;
  return (
    <li
      class={isCurrent ? 'card remark is-current' : 'card remark'}
      id={name}
      data-remark={position}
      data-fresh={isFresh ? 'yes' : undefined}
    >
      <fieldset>
        <legend>{texts.legend(position)}</legend>
        <div class="remark-head">
          <label>
            {texts.number}
            <input name={`${name}-position`} value={position} type="number" min="1" inputmode="numeric" />
          </label>
          <label>
            {texts.kind}
            <select name={`${name}-kind`}>
              {REMARK_KINDS.map((one) => (
                <option value={one} selected={one === kind}>
                  {texts.kinds[one]}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" name="do" value={`remove-${position}`} aria-label={texts.removeWhich(position)}>
            {texts.remove}
          </button>
        </div>
        {phrase !== null && (
          <p class="phrase">
            <PhraseWords {...{ phrase, language, setting }} />
          </p>
        )}
        <input type="hidden" name={`${name}-phrase`} value={phrase ?? ''} />
        <label>
          {texts.text}
          <textarea name={`${name}-text`} rows={2} maxlength={LONGEST_TEXT}>
            {text}
          </textarea>
        </label>
        <Place name={name} pin={pin} pages={pages} />
      </fieldset>
    </li>
  );
};

type RemarksProps = {
  remarks: readonly Remark[];
  current: number;
  fresh: number | null;
  pages: number;
  language: Language | null;
  setting: Setting;
};

/** The remarks of the form, in their order. */
export const Remarks = ({ remarks, current, fresh, ...shared }: RemarksProps) => (
  <div id="remarks">
    <input type="hidden" name="current" value={current} />
    {remarks.length === 0 && <p class="empty">{texts.none}</p>}
    <ol>
      {remarks.map((remark) => (
        <One remark={remark} isCurrent={remark.position === current} isFresh={remark.position === fresh} {...shared} />
      ))}
    </ol>
  </div>
);

type SaidProps = { remarks: readonly Remark[]; language: Language | null; setting: Setting };

/** Remarks as they were given, to be read only. */
export const SaidRemarks = ({ remarks, language, setting }: SaidProps) => (
  <ol class="said-remarks">
    {remarks.map(({ position, kind, phrase, text, pin }) => (
      <li>
        <p>
          <strong>{position}.</strong> <span class="tag">{texts.kinds[kind]}</span>{' '}
          {pin !== null && <span class="quiet">{CV_TEXTS.firstLook.onPage(pin.page)}</span>}
        </p>
        {phrase !== null && (
          <p class="phrase">
            <PhraseWords {...{ phrase, language, setting }} />
          </p>
        )}
        {text !== null && <p class="own-words">{text}</p>}
      </li>
    ))}
  </ol>
);
