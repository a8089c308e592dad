import { randomUUID } from 'node:crypto';
import type { ReviewedSubmission } from '../../staff-cv-ports.ts';
import { LONGEST_REPLY } from '../doing.ts';
import { CV_TEXTS } from '../texts-cv.ts';
import { CV_DESK } from './cv-queue.tsx';
import { SaidBack } from './said-back.tsx';
import { BASE, type Setting } from './setting.ts';

const { ask: texts } = CV_TEXTS;

/** What came of the form: what was typed stays where it was refused, under the same key, so that it is sent once. */
export type Asking = {
  readonly problem?: string | undefined;
  readonly written?: string | undefined;
  readonly key?: string | undefined;
};

/** What became of a question that was asked: staff read the answer, a volunteer hears that there is one. */
const Standing = ({ submission, setting }: { submission: ReviewedSubmission; setting: Setting }) => {
  if (submission.question === 'none') return null;
  const isAnswered = submission.question === 'answered';
  return (
    <p class="notice" role="status">
      {isAnswered ? texts.answered : texts.asked} {isAnswered && !setting.may('conversation.see') && texts.askColleague}
      {setting.may('conversation.see') && (
        <a href={`${BASE}/conversations/${submission.conversation}?tab=all`}>{texts.readIt}</a>
      )}
    </p>
  );
};

type Props = { submission: ReviewedSubmission; asking: Asking; setting: Setting };

/** A question to the resident, which goes as chat. */
export const AskForm = ({ submission, asking, setting }: Props) => (
  <details class="card" id="ask" open={asking.problem !== undefined || submission.question !== 'none'}>
    <summary>{texts.title}</summary>
    <SaidBack problem={asking.problem} />
    <Standing submission={submission} setting={setting} />
    {submission.conversation === null ? (
      <p class="empty">{texts.nowhere}</p>
    ) : (
      <form method="post" action={`${CV_DESK}/${submission.id}/ask`}>
        <p class="small">{texts.explain}</p>
        <input type="hidden" name="key" value={asking.key ?? randomUUID()} />
        <label for="question">{texts.label}</label>
        <textarea id="question" name="text" rows={3} maxlength={LONGEST_REPLY} required>
          {asking.written}
        </textarea>
        <button type="submit">{texts.send}</button>
      </form>
    )}
  </details>
);
