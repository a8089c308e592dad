import type { QueuedSubmission } from '../../staff-cv-ports.ts';
import { CV_TEXTS } from '../texts-cv.ts';
import { CV_DESK, LanguageName } from './cv-queue.tsx';
import { SaidBack } from './said-back.tsx';
import type { Setting } from './setting.ts';

const { notYours: texts } = CV_TEXTS;

const titleOf = ({ reviewer, state, kind, number }: QueuedSubmission): string => {
  if (reviewer === null) return CV_TEXTS.number(kind, number);
  return state === 'returned' ? texts.returnedTitle(reviewer.name) : texts.title(reviewer.name);
};

type Props = { one: QueuedSubmission; setting: Setting; problem?: string | undefined };

/** Instead of a document that somebody has not claimed: who has it, and how to come by it. */
export const NotYours = ({ one, setting, problem }: Props) => (
  <div class="page" id="cv-not-yours">
    <p>
      <a class="back" href={CV_DESK}>
        {CV_TEXTS.back}
      </a>
    </p>
    <SaidBack problem={problem} />
    <h1>{titleOf(one)}</h1>
    <p>
      {CV_TEXTS.number(one.kind, one.number)} · <LanguageName language={one.language} />
    </p>
    <p>{one.reviewer === null ? texts.free : texts.explain}</p>
    {one.state === 'submitted' && (
      <form method="post" action={`${CV_DESK}/${one.id}/claim`}>
        <button type="submit" class="strong">
          {CV_TEXTS.claim}
        </button>
      </form>
    )}
    {one.state === 'claimed' && one.reviewer !== null && setting.may('cv.take-over') && (
      <form method="post" action={`${CV_DESK}/${one.id}/take-over`}>
        <p class="small">{texts.takeOverHint}</p>
        <button type="submit" class="strong">
          {texts.takeOver(one.reviewer.name)}
        </button>
      </form>
    )}
  </div>
);
