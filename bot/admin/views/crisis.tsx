import type { Case } from '../../crisis/desk.ts';
import type { Counts } from '../../staff-ports.ts';
import { TEXTS } from '../texts.ts';
import { CRISIS_TEXTS as texts } from '../texts-crisis.ts';
import { nameOf } from './list.tsx';
import { BASE, type Place, type Setting } from './setting.ts';

export const caseAt = ({ id }: Pick<Case, 'id'>): string => `${BASE}/crises/${id}`;

/** Who of the staff it is, by account. */
export const staffName = (id: string | null, { reader }: Setting): string =>
  reader.colleagues.get(id ?? '') ?? texts.someone;

/** Whose case it is, as far as staff know. */
export const whose = ({ name, conversation }: Case): string =>
  conversation === null ? (name ?? texts.unknown) : nameOf(name, conversation);

/** Whether a human is to get in touch with her. */
export const contactWords = ({ wantsContact }: Case): string =>
  wantsContact === null ? texts.noAnswer : wantsContact ? texts.wantsContact : texts.noContact;

/** One tap: she sees to it, and everybody else sees that she does. */
export const TakeForm = ({ one }: { one: Case }) => (
  <form method="post" action={`${caseAt(one)}/acknowledge`}>
    <button type="submit">
      {texts.take}
      <span class="unseen"> {whose(one)}</span>
    </button>
  </form>
);

/** Who sees to it; null while nobody does. */
export function takenWords({ acknowledgedBy }: Case, setting: Setting): string | null {
  if (acknowledgedBy === null) return null;
  return acknowledgedBy === setting.staff.id ? texts.takenByYou : texts.takenBy(staffName(acknowledgedBy, setting));
}

const One = ({ one, setting }: { one: Case; setting: Setting }) => {
  const taken = takenWords(one, setting);
  return (
    <li class={taken === null ? 'case' : 'case taken'}>
      <p>
        {taken === null && <strong>🆘 {texts.needsYou}: </strong>}
        <a href={caseAt(one)}>
          <bdi>{whose(one)}</bdi>
        </a>
        {', '}
        {texts.kinds[one.kind]}, {texts.since}{' '}
        <time datetime={one.raisedAt}>{setting.when.moment(one.raisedAt, setting.now)}</time>
        {one.wantsContact === true && `, ${texts.wantsContact}`}
        {taken !== null && `: ${taken}`}
        {one.isLast && <strong> {texts.nobody}</strong>}
      </p>
      {taken === null && <TakeForm one={one} />}
    </li>
  );
};

type CrisisProps = { counts: Counts; cases: readonly Case[]; setting: Setting };

/** Danger, and messages that did not arrive, are told on every page, whatever is looked at, and read out at once. */
export const Crisis = ({ counts, cases, setting }: CrisisProps) => (
  <div id="crisis" role="alert">
    {cases.length > 0 && (
      <ul>
        {cases.map((one) => (
          <One one={one} setting={setting} />
        ))}
      </ul>
    )}
    {counts.undelivered > 0 && (
      <p class="undelivered">
        {TEXTS.undelivered.count(counts.undelivered)} <a href={`${BASE}/undelivered`}>{TEXTS.undelivered.look}</a>
      </p>
    )}
  </div>
);

/** The name of a page, with how many wait before it: `"(2) Gesprekken · Buurtmus"`. */
export const titleOf = (place: Place, { unassigned }: Counts): string =>
  `${unassigned > 0 ? `(${unassigned}) ` : ''}${TEXTS.nav[place]} · ${TEXTS.product}`;
