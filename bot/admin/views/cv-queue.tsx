import { ENDONYMS, HOUSE_LANGUAGE, type Language } from '../../engine/language.ts';
import { type CvDesk, QUEUES, type QueuedSubmission, type QueueName } from '../../staff-cv-ports.ts';
import { nameOfLanguage } from '../speech.ts';
import { CV_TEXTS as texts } from '../texts-cv.ts';
import { shortDay } from '../when.ts';
import { SaidBack } from './said-back.tsx';
import { BASE, type Setting } from './setting.ts';

export const CV_DESK = `${BASE}/cv-desk`;

/** Which list is looked at, and where its page begins. */
export type QueueAsked = { readonly list: QueueName; readonly after: string | null };

/** A list as it was read; `day` is the day on which it is, because what is late is so by the day. */
export type Queue = Awaited<ReturnType<CvDesk['queue']>> & {
  readonly counts: Awaited<ReturnType<CvDesk['counts']>>;
  readonly day: string;
};

const pathOf = ({ list, after }: QueueAsked): string =>
  `${CV_DESK}?list=${list}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`;

/** A language by its own name and by its Dutch one: `"العربية (Arabisch)"`. */
export const LanguageName = ({ language }: { language: Language | null }) =>
  language === null ? (
    <>{texts.noLanguage}</>
  ) : (
    <>
      <bdi lang={language}>{ENDONYMS[language]}</bdi>
      {language !== HOUSE_LANGUAGE && ` (${nameOfLanguage(language)})`}
    </>
  );

/** When it was promised: kindly where that day is over. */
export const Due = ({ one, day }: { one: QueuedSubmission; day: string }) =>
  one.dueOn < day ? (
    <strong class="late">{texts.late(shortDay(one.dueOn))}</strong>
  ) : (
    <>{texts.due(shortDay(one.dueOn))}</>
  );

const Act = ({ one, list, setting }: { one: QueuedSubmission; list: QueueName; setting: Setting }) => {
  const which = <span class="unseen"> {texts.number(one.kind, one.number)}</span>;
  if (list === 'waiting') {
    return (
      <form method="post" action={`${CV_DESK}/${one.id}/claim`}>
        <button type="submit" class="strong">
          {texts.claim}
          {which}
        </button>
      </form>
    );
  }
  if (list === 'returned' && one.reviewer?.id !== setting.staff.id) return null;
  return (
    <a class="button" href={`${CV_DESK}/${one.id}`}>
      {list === 'mine' ? texts.goOn : texts.look}
      {which}
    </a>
  );
};

type RowProps = { one: QueuedSubmission; list: QueueName; day: string; setting: Setting };

const Row = ({ one, list, day, setting }: RowProps) => (
  <li class="card" id={`cv-${one.number}`}>
    <p>
      <strong>{texts.number(one.kind, one.number)}</strong>
      {one.version > 1 && <span class="tag">{texts.version(one.version)}</span>}
      {one.origin === 'told' && <span class="tag">{texts.told}</span>}
      <br />
      <span class="language">
        <LanguageName language={one.language} />
      </span>{' '}
      · {texts.pages(one.pages)} · {list === 'returned' ? texts.version(one.version) : <Due one={one} day={day} />}
      {one.reviewer !== null && (list === 'others' || list === 'returned') && (
        <>
          {' · '}
          {list === 'others' ? texts.with(one.reviewer.name) : texts.by(one.reviewer.name)}
        </>
      )}
    </p>
    <Act {...{ one, list, setting }} />
  </li>
);

/** The lists that somebody has: of what others do, a volunteer is told nothing. */
const listsFor = ({ may }: Setting): QueueName[] => QUEUES.filter((list) => list !== 'others' || may('cv.take-over'));

/** One list of the desk with the ways to the others. Nobody's name stands here. */
export const QueueView = ({ queue, asked, setting }: { queue: Queue; asked: QueueAsked; setting: Setting }) => (
  <div id="cv-queue">
    <nav class="parts" aria-label={texts.listsLabel}>
      <ul>
        {listsFor(setting).map((list) => (
          <li>
            <a href={pathOf({ list, after: null })} aria-current={list === asked.list ? 'page' : undefined}>
              {texts.lists[list]} <span class="count">{queue.counts[list]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
    {queue.items.length === 0 && <p class="empty">{texts.empty[asked.list]}</p>}
    <ol class="cards">
      {queue.items.map((one) => (
        <Row one={one} list={asked.list} day={queue.day} setting={setting} />
      ))}
    </ol>
    <p class="paging">
      {asked.after !== null && <a href={pathOf({ ...asked, after: null })}>{texts.firstPage}</a>}
      {queue.next !== null && <a href={pathOf({ ...asked, after: queue.next })}>{texts.nextPage}</a>}
    </p>
  </div>
);

type PageProps = {
  queue: Queue;
  asked: QueueAsked;
  isScanned: boolean;
  setting: Setting;
  problem?: string | undefined;
  done?: string | undefined;
};

/** The page of the desk. */
export const QueuePage = ({ queue, asked, isScanned, setting, problem, done }: PageProps) => (
  <div class="page" id="cv-desk">
    <h1>{texts.title}</h1>
    <SaidBack problem={problem} done={done} />
    {!isScanned && <p class="warning">{texts.notScanned}</p>}
    <QueueView {...{ queue, asked, setting }} />
  </div>
);
