import type { ReviewedSubmission, ReviewedVersion } from '../../staff-cv-ports.ts';
import { differencesOf, type Stretch } from '../cv-differences.ts';
import { CV_TEXTS } from '../texts-cv.ts';
import { Sheets } from './cv-pages.tsx';
import { CV_DESK } from './cv-queue.tsx';
import { SaidRemarks } from './cv-remarks.tsx';
import type { Setting } from './setting.ts';

const { compare: texts } = CV_TEXTS;

/** What went and what came says so to whoever hears the page read. */
const Words = ({ kind, text }: Stretch) => {
  if (kind === 'same') return <>{text}</>;
  return kind === 'more' ? (
    <ins>
      <span class="unseen">[{texts.more}] </span>
      {text}
    </ins>
  ) : (
    <del>
      <span class="unseen">[{texts.less}] </span>
      {text}
    </del>
  );
};

const SAID = { same: texts.same, unreadable: texts.unreadable, different: texts.different } as const;

const Differences = ({ earlier, later }: { earlier: ReviewedVersion; later: ReviewedVersion }) => {
  const found = differencesOf(earlier.pages, later.pages);
  if (typeof found === 'string') return <p class="empty">{SAID[found]}</p>;
  return (
    <>
      <p class="small">{texts.explain}</p>
      <p class="differences" dir="auto">
        {found.map((stretch) => (
          <Words {...stretch} />
        ))}
      </p>
    </>
  );
};

type Props = {
  submission: ReviewedSubmission;
  earlier: ReviewedVersion;
  later: ReviewedVersion;
  setting: Setting;
};

const Side = ({ submission, version }: { submission: ReviewedSubmission; version: ReviewedVersion }) => (
  <section aria-labelledby={`version-${version.ordinal}`}>
    <h2 id={`version-${version.ordinal}`}>{CV_TEXTS.version(version.ordinal)}</h2>
    <Sheets submission={submission} version={version} isOpen={false} />
  </section>
);

/** Two versions side by side, what changed in the words, and what was said of the earlier one. */
export const CompareView = ({ submission, earlier, later, setting }: Props) => (
  <div class="page cv-page" id="cv-compare">
    <p>
      <a class="back" href={`${CV_DESK}/${submission.id}`}>
        {texts.back}
      </a>
    </p>
    <h1>{texts.title(earlier.ordinal, later.ordinal)}</h1>
    <section class="card earlier">
      <h2>{texts.earlier(earlier.ordinal)}</h2>
      {earlier.remarks.length === 0 && earlier.closing === null && <p class="empty">{texts.noRemarks}</p>}
      <SaidRemarks remarks={earlier.remarks} language={submission.language} setting={setting} />
      {earlier.closing !== null && <p class="own-words">{earlier.closing}</p>}
    </section>
    <section class="card">
      <h2>{texts.text}</h2>
      <Differences earlier={earlier} later={later} />
    </section>
    <div class="versions">
      <Side submission={submission} version={earlier} />
      <Side submission={submission} version={later} />
    </div>
  </div>
);
