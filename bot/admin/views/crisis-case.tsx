import { type Case, type CaseEvent, OUTCOMES } from '../../crisis/desk.ts';
import { CRISIS_TEXTS as texts } from '../texts-crisis.ts';
import { caseAt, contactWords, staffName, TakeForm, takenWords, whose } from './crisis.tsx';
import { BASE, type Setting } from './setting.ts';

type CaseProps = { readonly one: Case; readonly setting: Setting };

const Happened = ({ one, events, setting }: CaseProps & { events: readonly CaseEvent[] }) => (
  <section class="card account" aria-labelledby="happened">
    <h2 id="happened">{texts.happened}</h2>
    <ol class="plain-list happened">
      <li>
        <time datetime={one.since}>{setting.when.moment(one.since, setting.now)}</time> {texts.opened}
      </li>
      {events.map((event) => (
        <li>
          <time datetime={event.at}>{setting.when.moment(event.at, setting.now)}</time>{' '}
          {texts.events[event.what](event, staffName(event.staff, setting))}
        </li>
      ))}
    </ol>
  </section>
);

const Close = ({ one }: { one: Case }) => (
  <section class="card account" aria-labelledby="close">
    <h2 id="close">{texts.close}</h2>
    <p>{texts.closeExplain}</p>
    <form method="post" action={`${caseAt(one)}/close`}>
      <fieldset class="outcomes">
        <legend>{texts.chooseOutcome}</legend>
        {OUTCOMES.map((outcome) => (
          <label>
            <input type="radio" name="outcome" value={outcome} required /> {texts.outcomes[outcome]}
          </label>
        ))}
      </fieldset>
      <button type="submit">{texts.closeButton}</button>
    </form>
  </section>
);

const Standing = ({ one, setting }: CaseProps) => (
  <>
    <p>
      {texts.kinds[one.kind]}, {texts.since}{' '}
      <time datetime={one.since}>{setting.when.moment(one.since, setting.now)}</time>
      {one.times > 1 && `, ${texts.again(one.times)}`}, {contactWords(one)}.
    </p>
    {takenWords(one, setting) !== null && <p class="notice">{takenWords(one, setting)}</p>}
    {one.isLast && <p class="problem">{texts.nobody}</p>}
    {one.closedAt !== null && one.outcome !== null && (
      <p>
        <strong>{texts.outcomes[one.outcome]}</strong>.{' '}
        {texts.closedBy(staffName(one.closedBy, setting), setting.when.moment(one.closedAt, setting.now))}
      </p>
    )}
  </>
);

type Props = CaseProps & { readonly events: readonly CaseEvent[]; readonly problem?: string | undefined };

/** One case: how it stands, what happened, and how it ended. */
export const CrisisCaseView = ({ one, events, setting, problem }: Props) => (
  <div class="page" id="crisis-case">
    <p>
      <a class="back" href={`${BASE}/crises`}>
        {texts.back}
      </a>
    </p>
    <h1>
      <bdi>{whose(one)}</bdi>
    </h1>
    {problem !== undefined && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
    <Standing one={one} setting={setting} />
    {one.conversation !== null && (
      <p>
        <a class="button" href={`${BASE}/conversations/${one.conversation}?tab=all`}>
          {texts.conversation}
        </a>
      </p>
    )}
    {one.closedAt === null && one.acknowledgedAt === null && <TakeForm one={one} />}
    <Happened one={one} events={events} setting={setting} />
    {one.closedAt === null && <Close one={one} />}
  </div>
);
