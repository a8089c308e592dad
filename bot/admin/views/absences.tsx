import type { Absent } from '../../staff-ports.ts';
import { dutchOf } from '../speech.ts';
import { TEXTS } from '../texts.ts';
import { dayNearby } from '../when.ts';
import { untilWords } from './dossier.tsx';
import { nameOf } from './list.tsx';
import { BASE, type Setting } from './setting.ts';

const { absences: texts } = TEXTS;

const One = ({ absent, setting }: { absent: Absent; setting: Setting }) => {
  const what = dutchOf(absent.what, setting.reader.speech);
  return (
    <li class="card absent">
      <time datetime={absent.starts}>{absent.starts.slice(11)}</time>
      <div>
        <p>
          <a href={`${BASE}/people/${absent.person}`}>
            <strong>
              <bdi>{nameOf(absent.name, absent.person)}</bdi>
            </strong>
          </a>
          , {absent.kind === 'match' ? texts.meetingWith(what) : what}
        </p>
        <p class="quiet">
          {texts.reason}: {setting.reader.speech.dutch(`absence.because-${absent.reason}`)}, {untilWords(absent)},{' '}
          {texts.reported(setting.when.moment(absent.reportedAt, setting.now))}
        </p>
      </div>
    </li>
  );
};

const Day = ({ absents, setting }: { absents: readonly Absent[]; setting: Setting }) => (
  <ul class="cards">
    {absents.map((absent) => (
      <One absent={absent} setting={setting} />
    ))}
  </ul>
);

const dayOf = ({ starts }: Absent): string => starts.slice(0, 10);

/** Who does not come, today and in the coming week: who, to what, until when, and nothing finer than a coarse reason. */
export const Absences = ({ absents, setting }: { absents: readonly Absent[]; setting: Setting }) => {
  const today = setting.when.date(setting.now);
  const days = [...new Set(absents.map(dayOf))];
  const later = days.filter((day) => day !== today);
  return (
    <div id="absences" class="page">
      <h1>{texts.today}</h1>
      {!days.includes(today) && <p class="empty">{texts.noneToday}</p>}
      <Day absents={absents.filter((absent) => dayOf(absent) === today)} setting={setting} />
      <h2>{texts.laterTitle}</h2>
      {later.length === 0 && <p class="empty">{texts.noneLater}</p>}
      {later.map((day) => (
        <section aria-label={dayNearby(day, today)}>
          <h3>{dayNearby(day, today)}</h3>
          <Day absents={absents.filter((absent) => dayOf(absent) === day)} setting={setting} />
        </section>
      ))}
    </div>
  );
};
