import { type Colleague, STAFF_ROLES, type StaffRole } from '../../staff-ports.ts';
import { TEXTS } from '../texts.ts';
import { ACCOUNT_TEXTS } from '../texts-accounts.ts';
import { fullDay } from '../when.ts';
import { BASE, type Setting } from './setting.ts';

const { colleagues: texts, oneTime, assign } = ACCOUNT_TEXTS;
const AT = `${BASE}/colleagues`;

/** What somebody typed into the form, to be mended there. */
export type Entered = { readonly name: string; readonly email: string; readonly role: StaffRole };

type ColleaguesProps = {
  readonly colleagues: readonly Colleague[];
  readonly said: { readonly text: string; readonly status: number; readonly entered?: Entered } | null;
  readonly setting: Setting;
};

/** How somebody signs in: with a password that was given to her, or with her own, in one step or two. */
function signsIn({ oneTimeUntil, twoStep }: Colleague, { when, now }: Setting): string {
  if (oneTimeUntil === null) return twoStep ? texts.twoStep : texts.oneStep;
  return oneTimeUntil > now ? texts.waits(fullDay(when.date(oneTimeUntil))) : texts.waitedTooLong;
}

const Row = ({ colleague, setting }: { colleague: Colleague; setting: Setting }) => (
  <li class="card colleague">
    <p>
      <strong>
        <bdi>{colleague.name}</bdi>
      </strong>
      {colleague.id === setting.staff.id && <span class="tag">{texts.you}</span>}
      {colleague.role === 'volunteer' && <span class="tag">{texts.roles.volunteer}</span>}
      <br />
      <bdi>{colleague.email}</bdi>
      <br />
      <span class="small">
        {texts.since(fullDay(setting.when.date(colleague.since)))} ·{' '}
        {colleague.seenOn === null ? texts.neverSeen : texts.seen(fullDay(colleague.seenOn))} ·{' '}
        {signsIn(colleague, setting)}
      </span>
    </p>
    {colleague.id !== setting.staff.id && (
      <p class="acts">
        <a class="button" href={`${AT}/${colleague.id}/password`} aria-label={`${texts.password}: ${colleague.name}`}>
          {texts.password}
        </a>
        <a class="button" href={`${AT}/${colleague.id}/role`} aria-label={`${assign.button}: ${colleague.name}`}>
          {assign.button}
        </a>
        <a class="button" href={`${AT}/${colleague.id}/end`} aria-label={`${texts.end}: ${colleague.name}`}>
          {texts.end}
        </a>
      </p>
    )}
  </li>
);

const Add = ({ entered }: { entered: Entered | undefined }) => (
  <form method="post" action={AT} class="card account">
    <h2>{texts.addTitle}</h2>
    <p>
      <label for="name">{texts.name}</label>
      <input id="name" name="name" value={entered?.name} autocomplete="off" maxlength={60} required />
    </p>
    <p class="small">{texts.nameHint}</p>
    <p>
      <label for="email">{texts.email}</label>
      <input id="email" name="email" type="email" value={entered?.email} autocomplete="off" maxlength={254} required />
    </p>
    <p>
      <label for="role">{texts.role}</label>
      <select id="role" name="role">
        {STAFF_ROLES.map((role) => (
          <option value={role} selected={role === entered?.role}>
            {texts.roleHints[role]}
          </option>
        ))}
      </select>
    </p>
    <button type="submit">{texts.add}</button>
  </form>
);

/** Everybody with an account, and a form for one more. */
export const ColleaguesView = ({ colleagues, said, setting }: ColleaguesProps) => (
  <div class="page" id="colleagues">
    <p>
      <a class="back" href={`${BASE}/account`}>
        {ACCOUNT_TEXTS.backToAccount}
      </a>
    </p>
    <h1>{texts.title}</h1>
    <p>{texts.explain}</p>
    {said !== null && (
      <p class={said.status === 200 ? 'notice' : 'problem'} role={said.status === 200 ? 'status' : 'alert'}>
        {said.text}
      </p>
    )}
    <ul class="plain-list">
      {colleagues.map((colleague) => (
        <Row colleague={colleague} setting={setting} />
      ))}
    </ul>
    <Add entered={said?.entered} />
  </div>
);

/** A password to be handed over, this once. `until` is a wall-clock date. */
export const OneTimeView = ({ who, password, until }: { who: Entered; password: string; until: string }) => (
  <div class="page" id="one-time">
    <h1>{oneTime.title(who.name)}</h1>
    <p>{oneTime.explain(who.name, fullDay(until))}</p>
    <div class="card account">
      <p>
        {oneTime.email}: <bdi>{who.email}</bdi>
      </p>
      <p class="copying">
        <label for="one-time-password">{oneTime.password}</label>
        <input id="one-time-password" class="secret" readonly value={password} />
        <button type="button" class="scripted" data-copies="one-time-password">
          {TEXTS.invitation.copy}
        </button>
      </p>
      <p>
        <strong>{oneTime.once}</strong>
      </p>
    </div>
    <p>
      <a class="button" href={AT}>
        {oneTime.done}
      </a>
    </p>
  </div>
);
