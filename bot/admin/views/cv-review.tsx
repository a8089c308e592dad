import type { ReviewedSubmission, ReviewedVersion } from '../../staff-cv-ports.ts';
import { CV_TEXTS as texts } from '../texts-cv.ts';
import { fullDay } from '../when.ts';
import { AskForm, type Asking } from './cv-ask.tsx';
import { ReviewForm } from './cv-form.tsx';
import { FirstLook } from './cv-look.tsx';
import { Sheets } from './cv-pages.tsx';
import { CV_DESK, Due, LanguageName } from './cv-queue.tsx';
import { SaidRemarks } from './cv-remarks.tsx';
import { SaidBack } from './said-back.tsx';
import { BASE, type Setting } from './setting.ts';

type Props = { submission: ReviewedSubmission; version: ReviewedVersion; setting: Setting };

const agreedWords = ({ agreed, keepUntil, state }: ReviewedSubmission): string => {
  if (agreed !== null && agreed !== 'review' && keepUntil !== null) return texts.facts.agreedKeep(fullDay(keepUntil));
  const goes = state === 'returned' && keepUntil !== null ? `, ${texts.facts.goes(fullDay(keepUntil))}` : '';
  return `${texts.facts.agreedReview}${goes}`;
};

/** Files as they came. Their names were written by strangers: they are text, and nothing here opens them. */
const Files = ({ version }: { version: ReviewedVersion }) => (
  <ul>
    {version.files.map(({ name, state, why }) => (
      <li>
        <bdi>{name}</bdi>
        {state !== 'read' && (
          <span class="quiet">
            {' '}
            ({texts.fileStates[state]}
            {why !== null && `: ${texts.refused[why] ?? texts.fileStates.refused}`})
          </span>
        )}
      </li>
    ))}
  </ul>
);

const Downloads = ({ submission, version }: Omit<Props, 'setting'>) => {
  const made = [
    ...(submission.origin === 'told' ? (['draft-docx', 'draft-pdf'] as const) : []),
    ...(version.state === 'returned' ? (['returned'] as const) : []),
  ];
  return made.length === 0 ? null : (
    <>
      <dt>{texts.facts.downloads}</dt>
      <dd>
        {made.map((what) => (
          <a href={`${CV_DESK}/${submission.id}/versions/${version.id}/${what}`}>{texts.download[what]}</a>
        ))}
      </dd>
    </>
  );
};

const Facts = ({ submission, version }: Omit<Props, 'setting'>) => (
  <dl class="facts">
    <dt>{texts.facts.person}</dt>
    <dd>{submission.name === null ? texts.facts.unknown : <bdi>{submission.name}</bdi>}</dd>
    <dt>{texts.facts.language}</dt>
    <dd>
      <LanguageName language={submission.language} />
    </dd>
    {submission.job !== null && (
      <>
        <dt>{texts.facts.job}</dt>
        <dd>
          <bdi>{submission.job}</bdi>
        </dd>
      </>
    )}
    <dt>{texts.facts.agreed}</dt>
    <dd>{agreedWords(submission)}</dd>
    {version.files.length > 0 && (
      <>
        <dt>{texts.facts.files}</dt>
        <dd>
          <Files version={version} />
        </dd>
      </>
    )}
    <Downloads {...{ submission, version }} />
  </dl>
);

/** The versions before this one, each to be laid beside it. */
const Earlier = ({ submission, version }: Omit<Props, 'setting'>) => (
  <>
    {submission.versions
      .filter(({ ordinal }) => ordinal < version.ordinal)
      .map(({ ordinal }) => (
        <a class="button" href={`${CV_DESK}/${submission.id}/compare?from=${ordinal}&to=${version.ordinal}`}>
          {texts.compare.link(ordinal, version.ordinal)}
        </a>
      ))}
  </>
);

const Acts = ({ submission, version, setting }: Props) => (
  <div class="acts">
    <Earlier {...{ submission, version }} />
    {setting.may('week.change') && submission.name !== null && (
      <a class="button" href={`${BASE}/week/appointment/${submission.person}?kind=cv-desk`}>
        {texts.appointment}
      </a>
    )}
    {submission.state === 'claimed' && (
      <form method="post" action={`${CV_DESK}/${submission.id}/release`}>
        <button type="submit" title={texts.releaseHint}>
          {texts.release}
        </button>
      </form>
    )}
  </div>
);

const Returned = ({ submission, version, setting }: Props) => (
  <section class="card" id="review">
    <h2>{texts.remarks.title}</h2>
    {version.returnedAt !== null && <p>{texts.isReturned(fullDay(setting.when.date(version.returnedAt)))}</p>}
    <SaidRemarks remarks={version.remarks} language={submission.language} setting={setting} />
    {version.closing !== null && <p class="own-words">{version.closing}</p>}
  </section>
);

const Head = ({ submission, version, setting }: Props) => (
  <header class="cv-head">
    <p>
      <a class="back" href={CV_DESK}>
        {texts.back}
      </a>
    </p>
    <h1>
      {texts.number(submission.kind, submission.number)}
      {version.ordinal > 1 && <span class="tag">{texts.version(version.ordinal)}</span>}
    </h1>
    {submission.versions.some(({ ordinal }) => ordinal > version.ordinal) && <p class="notice">{texts.newer}</p>}
    {submission.state === 'claimed' && (
      <p>
        <Due one={submission} day={setting.when.date(setting.now)} />
      </p>
    )}
    <Facts {...{ submission, version }} />
    <Acts {...{ submission, version, setting }} />
  </header>
);

type ReviewProps = Props & {
  asking?: Asking;
  problem?: string | undefined;
  done?: string | undefined;
};

/** A submission whole: the version that is to be read page by page, and beside it what is said of it. */
export const ReviewView = ({ submission, version, setting, asking = {}, problem, done }: ReviewProps) => {
  const isOpen = submission.state === 'claimed' && version.state === 'submitted';
  return (
    <div class="page cv-page" id="cv-review">
      <Head {...{ submission, version, setting }} />
      <SaidBack done={done} />
      <nav class="cv-ways" aria-label={texts.document.title}>
        <a href="#document">{texts.document.toPages}</a>
        <a href="#review">{texts.document.toRemarks}</a>
      </nav>
      <div class="cv-columns">
        <section id="document" aria-label={texts.document.title}>
          {isOpen && version.pages.length > 0 && (
            <p class="small" id="pointing">
              {texts.document.pin}
            </p>
          )}
          <Sheets {...{ submission, version, isOpen }} />
        </section>
        <div class="cv-side">
          {isOpen ? <ReviewForm {...{ submission, version, setting, problem }} /> : null}
          {isOpen ? null : <Returned {...{ submission, version, setting }} />}
          <FirstLook look={version.look} canRemark={isOpen} />
          {isOpen && setting.may('cv.ask') && <AskForm {...{ submission, asking, setting }} />}
        </div>
      </div>
    </div>
  );
};
