import { randomUUID } from 'node:crypto';
import { FOLLOWERS } from '../../capabilities/calendar/rules.ts';
import type { Dossier, Invitation, Report, WeeklyMeeting } from '../../staff-ports.ts';
import { inDutch, nameOfLanguage } from '../speech.ts';
import { TEXTS } from '../texts.ts';
import { ABSENCE_TEXTS, reasonWords } from '../texts-absence.ts';
import { CALENDAR_TEXTS } from '../texts-calendar.ts';
import { CV_TEXTS } from '../texts-cv.ts';
import { nameOfWeekday, shortDay } from '../when.ts';
import { AccountLink, type AccountsOf } from './account-link.tsx';
import { nameOf } from './list.tsx';
import { BASE, type Setting } from './setting.ts';

const { person: texts, invitation: words } = TEXTS;

/** Where an invitation leads: the house's own chat, and Telegram where its bot has a name. */
export type Doors = { readonly web: string; readonly telegram: string | null };

const Link = ({ id, label, href }: { id: string; label: string; href: string }) => (
  <p class="copying">
    <label for={id}>{label}</label>
    <input id={id} readonly value={href} />
    <button type="button" class="scripted" data-copies={id}>
      {words.copy}
    </button>
  </p>
);

type InvitationProps = { person: Dossier; doors: Doors | null; setting: Setting };

const Invite = ({ person, doors, setting }: InvitationProps) => (
  <section class="invitation" aria-labelledby="invitation-title">
    <h3 id="invitation-title">{words.title}</h3>
    <p>{words.explain}</p>
    {doors !== null && (
      <>
        <Link id="link-web" label={words.web} href={doors.web} />
        {doors.telegram !== null && <Link id="link-telegram" label={words.telegram} href={doors.telegram} />}
        <p class="small">
          {words.until(setting.when.moment((person.invitation as Invitation).expiresAt, setting.now))}
        </p>
      </>
    )}
    <form method="post" action={`${BASE}/people/${person.id}/invitation`}>
      <input type="hidden" name="key" value={randomUUID()} />
      <button type="submit">{doors === null ? words.make : words.makeAnother}</button>
    </form>
  </section>
);

const Meeting = ({ meeting }: { meeting: WeeklyMeeting }) => (
  <li>
    <strong>{TEXTS.meeting[meeting.as](inDutch(meeting.what))}</strong>
    <br />
    {meeting.weekday !== null && nameOfWeekday(meeting.weekday)} {meeting.start}, {meeting.place}
  </li>
);

/** Until when somebody is away, in words. */
export function untilWords({ extent, until }: Pick<Report, 'extent' | 'until'>): string {
  if (extent === 'once') return TEXTS.absences.once;
  return until === null ? TEXTS.absences.untilOpen : TEXTS.absences.untilDay(shortDay(until));
}

const Reported = ({ report, setting }: { report: Report; setting: Setting }) => (
  <li>
    <strong>{shortDay(report.from)}</strong> {untilWords(report)}
    <br />
    {report.reason === null || report.reason === 'none'
      ? ABSENCE_TEXTS.today.cannotCome
      : ABSENCE_TEXTS.today.reason(reasonWords(report.reason))}
    , {TEXTS.absences.reported(setting.when.moment(report.reportedAt, setting.now))}
  </li>
);

const Facts = ({ person, setting }: { person: Dossier; setting: Setting }) => (
  <dl>
    <dt>{texts.roles}</dt>
    <dd>{person.roles.map((role) => TEXTS.roles[role]).join(', ')}</dd>
    <dt>{texts.language}</dt>
    <dd>{person.language === null ? TEXTS.noLanguage : nameOfLanguage(person.language)}</dd>
    {person.centre !== null && (
      <>
        <dt>{texts.centre}</dt>
        <dd>{person.centre}</dd>
      </>
    )}
    <dt>{texts.since}</dt>
    <dd>{setting.when.day(person.since, setting.now)}</dd>
  </dl>
);

/** What she handed in at the CV desk, by number; what stands in it is seen there, by whoever has claimed it. */
const Submissions = ({ person, setting }: Pick<InvitationProps, 'person' | 'setting'>) =>
  person.submissions.length === 0 ? null : (
    <>
      <h3>{CV_TEXTS.dossier}</h3>
      <ul class="plain-list">
        {person.submissions.map(({ id, number, kind, state, submittedAt }) => (
          <li>
            <a href={`${BASE}/cv-desk/${id}`}>{CV_TEXTS.number(kind, number)}</a>: {CV_TEXTS.states[state]},{' '}
            {setting.when.moment(submittedAt, setting.now)}
          </li>
        ))}
      </ul>
    </>
  );

/** What the centre knows of a person: enough to help, and nothing finer. */
export const DossierView = ({ person, doors, setting }: InvitationProps) => (
  <>
    {person.name === null && <p>{texts.unknown}</p>}
    {person.stopped && <p class="warning">{texts.stopped}</p>}
    {person.unreachable.map(({ channel, why, since }) => (
      <p class="warning">{texts.unreachable(channel, setting.when.moment(since, setting.now), why)}</p>
    ))}
    <Facts person={person} setting={setting} />
    <h3>{texts.meetings}</h3>
    {person.meetings.length === 0 && <p class="empty">{texts.noMeetings}</p>}
    <ul class="plain-list">
      {person.meetings.map((meeting) => (
        <Meeting meeting={meeting} />
      ))}
    </ul>
    <h3>{texts.reports}</h3>
    {person.reports.length === 0 && <p class="empty">{texts.noReports}</p>}
    <ul class="plain-list">
      {person.reports.map((report) => (
        <Reported report={report} setting={setting} />
      ))}
    </ul>
    <Submissions person={person} setting={setting} />
    <p>
      <a href={`${BASE}/people/${person.id}/absences`}>{ABSENCE_TEXTS.history.link}</a>
    </p>
    {person.roles.some((role) => FOLLOWERS.includes(role)) && (
      <p>
        <a href={`${BASE}/people/${person.id}/calendar`}>{CALENDAR_TEXTS.title}</a>
      </p>
    )}
    {person.name !== null && <Invite person={person} doors={doors} setting={setting} />}
  </>
);

type PageProps = InvitationProps & { accounts: AccountsOf | null };

/** The same as a page of its own, with the way to her conversation, and to her account where she is one of the staff. */
export const DossierPage = ({ accounts, ...props }: PageProps) => (
  <div class="page dossier-page">
    <p>
      <a class="back" href={`${BASE}/people`}>
        {TEXTS.people.title}
      </a>
    </p>
    <h1>
      <bdi>{nameOf(props.person.name, props.person.id)}</bdi>
    </h1>
    {props.person.conversation !== null && (
      <p>
        <a class="button" href={`${BASE}/conversations/${props.person.conversation}?tab=all`}>
          {texts.conversation}
        </a>
      </p>
    )}
    <DossierView {...props} />
    {accounts !== null && <AccountLink person={props.person.id} accounts={accounts} />}
  </div>
);
