import { READY_MADE, REMARK_PHRASES } from '../../cv/remarks.ts';
import type { Language } from '../../engine/language.ts';
import { REMARK_KINDS, type ReviewedSubmission, type ReviewedVersion } from '../../staff-cv-ports.ts';
import { LONGEST_CLOSING } from '../cv-drafts.ts';
import { nameOfLanguage } from '../speech.ts';
import { CV_TEXTS as texts } from '../texts-cv.ts';
import { CV_DESK } from './cv-queue.tsx';
import { PhraseWords, Remarks } from './cv-remarks.tsx';
import type { Setting } from './setting.ts';

/** What came of the last try to keep the form; read out as it changes. */
export const Saved = ({ text, isProblem = false }: { text: string; isProblem?: boolean }) => (
  <p id="saved" role="status" class={isProblem ? 'problem' : 'small'}>
    {text}
  </p>
);

type PickerProps = { kind: 'cv' | 'letter'; language: Language | null; setting: Setting };

/** Every ready-made remark that fits, by what it is about; found by typing where there is a script. */
const Picker = ({ kind, language, setting }: PickerProps) => (
  <details class="picker">
    <summary>{texts.remarks.readyMade}</summary>
    {language !== null && <p class="small">{texts.remarks.reads(nameOfLanguage(language))}</p>}
    <label class="finding">
      {texts.remarks.search}
      <input type="search" data-finds="#ready-made" autocomplete="off" />
    </label>
    <div id="ready-made">
      {REMARK_KINDS.map((about) => (
        <fieldset>
          <legend>{texts.remarks.kinds[about]}</legend>
          {REMARK_PHRASES.filter(
            (key) => READY_MADE[key].kind === about && ['both', kind].includes(READY_MADE[key].on),
          ).map((phrase) => (
            <button type="submit" name="do" value={`phrase-${phrase}`}>
              <PhraseWords {...{ phrase, language, setting }} />
            </button>
          ))}
        </fieldset>
      ))}
    </div>
  </details>
);

const Closing = ({ closing }: { closing: string | null }) => (
  <p>
    <label for="closing">{texts.remarks.closing}</label>
    <textarea id="closing" name="closing" rows={3} maxlength={LONGEST_CLOSING} aria-describedby="closing-hint">
      {closing}
    </textarea>
    <span class="small" id="closing-hint">
      {texts.remarks.closingHint}
    </span>
  </p>
);

type GiveBackProps = { language: Language | null; problem: string | undefined };

/** Always in sight, with what came of the last try to keep the form. */
const GiveBack = ({ language, problem }: GiveBackProps) => (
  <div class="give-back">
    <Saved text={problem ?? ''} isProblem={problem !== undefined} />
    <button type="submit" class="strong" name="do" value="give-back" id="give-back" aria-keyshortcuts="Control+Enter">
      {texts.giveBack} <kbd>{texts.giveBackKey}</kbd>
    </button>
    <p class="small">{texts.giveBackHint(language === null ? null : nameOfLanguage(language))}</p>
  </div>
);

type FormProps = {
  submission: ReviewedSubmission;
  version: ReviewedVersion;
  setting: Setting;
  problem?: string | undefined;
};

/**
 * What the volunteer says. It keeps itself a moment after she stops typing; every button of it sends the whole form, so
 * nothing that was typed is lost, with or without a script.
 */
export const ReviewForm = ({ submission, version, setting, problem }: FormProps) => {
  const { language, kind } = submission;
  const action = `${CV_DESK}/${submission.id}/versions/${version.id}`;
  return (
    <form
      id="review"
      method="post"
      action={action}
      hx-post={action}
      hx-trigger="submit, input delay:700ms"
      hx-sync="this:queue all"
      hx-swap="none"
      novalidate
      autocomplete="off"
    >
      {/* The first button is what Enter in a field presses: it only keeps the form. */}
      <button type="submit" class="unseen" name="do" value="save" tabindex={-1} id="save-draft">
        {texts.save}
      </button>
      {/* Filled by the script where she points at a page and no remark is there to be pinned. */}
      {['page', 'x', 'y'].map((part) => (
        <input type="hidden" name={`point-${part}`} value="" />
      ))}
      <Remarks
        remarks={version.remarks}
        current={version.remarks.length}
        fresh={null}
        pages={version.pages.length}
        {...{ language, setting }}
      />
      <p class="acts">
        <button type="submit" name="do" value="add" id="add-remark">
          {texts.remarks.add}
        </button>
      </p>
      <Picker {...{ kind, language, setting }} />
      <Closing closing={version.closing} />
      <GiveBack language={language} problem={problem} />
      <noscript>
        <button type="submit" name="do" value="save">
          {texts.save}
        </button>
      </noscript>
    </form>
  );
};
