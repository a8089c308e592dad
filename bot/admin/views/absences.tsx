import type { Absent } from '../../staff-absence-ports.ts';
import { dutchOf } from '../speech.ts';
import { TEXTS } from '../texts.ts';
import { ABSENCE_TEXTS, reasonWords } from '../texts-absence.ts';
import { dayNearby } from '../when.ts';
import { AbsenceParts } from './absence-parts.tsx';
import { untilWords } from './dossier.tsx';
import { nameOf } from './list.tsx';
import { BASE, type Setting } from './setting.ts';

const { today: texts } = ABSENCE_TEXTS;

const whoOf = ({ child, name, person }: Absent): string => {
  const own = nameOf(name, person);
  return child === null ? own : texts.childOf(child, own);
};

const One = ({ absent, setting }: { absent: Absent; setting: Setting }) => {
  const { reason, late, person, reportedAt } = absent;
  return (
    <li>
      <a href={`${BASE}/people/${person}/absences`}>
        <strong>
          <bdi>{whoOf(absent)}</bdi>
        </strong>
      </a>{' '}
      {late ? texts.comesLater : texts.cannotCome}
      <span class="quiet">
        {reason !== null && reason !== 'none' && <>, {texts.reason(reasonWords(reason))}</>}, {untilWords(absent)},{' '}
        {TEXTS.absences.reported(setting.when.moment(reportedAt, setting.now))}
      </span>
    </li>
  );
};

/** One lesson, meeting or appointment, and who is not there. */
const Missed = ({ absents, setting }: { absents: readonly Absent[]; setting: Setting }) => {
  const [first] = absents as [Absent, ...Absent[]];
  const what = dutchOf(first.what, setting.reader.speech);
  return (
    <li class="card absent">
      <time datetime={first.starts}>{first.starts.slice(11)}</time>
      <div>
        <p class="what">
          {first.kind === 'match' ? TEXTS.absences.meetingWith(what) : what}
          {absents.length > 1 && <span class="count">{absents.length}</span>}
        </p>
        <ul>
          {absents.map((absent) => (
            <One absent={absent} setting={setting} />
          ))}
        </ul>
      </div>
    </li>
  );
};

/** A meeting of two that both cannot come to is called by the other, for each of them. */
const placeOf = ({ occasion, kind, person }: Absent): string => (kind === 'match' ? `${occasion} ${person}` : occasion);

const Day = ({ absents, setting }: { absents: readonly Absent[]; setting: Setting }) => (
  <ul class="cards">
    {[...new Set(absents.map(placeOf))].map((place) => (
      <Missed absents={absents.filter((absent) => placeOf(absent) === place)} setting={setting} />
    ))}
  </ul>
);

const dayOf = ({ starts }: Absent): string => starts.slice(0, 10);

/** Who does not come, today and in the coming week, per lesson and match; the reason where the reader is the coach. */
export const Absences = ({ absents, setting }: { absents: readonly Absent[]; setting: Setting }) => {
  const today = setting.when.date(setting.now);
  const days = [...new Set(absents.map(dayOf))];
  const later = days.filter((day) => day !== today);
  return (
    <div id="absences" class="page">
      <AbsenceParts here="today" />
      <h1>{texts.title}</h1>
      {!days.includes(today) && <p class="empty">{texts.none}</p>}
      <Day absents={absents.filter((absent) => dayOf(absent) === today)} setting={setting} />
      <h2>{texts.laterTitle}</h2>
      {later.length === 0 && <p class="empty">{texts.noneLater}</p>}
      {later.map((day) => (
        <section aria-label={dayNearby(day, today)}>
          <h3>{dayNearby(day, today)}</h3>
          <Day absents={absents.filter((absent) => dayOf(absent) === day)} setting={setting} />
        </section>
      ))}
      <p class="quiet">{texts.coachOnly}</p>
    </div>
  );
};
