import { ACCOUNT_TEXTS as texts } from '../texts-accounts.ts';
import { Devices, type Ringing } from './account-devices.tsx';
import { TwoStep } from './account-two-step.tsx';
import { OldPassword, OwnPasswordFields } from './password-fields.tsx';
import { BASE, type Setting } from './setting.ts';

/** Somewhere that she is signed in. `isHere`: in this very browser. */
export type OwnSession = {
  readonly device: string;
  readonly since: string;
  readonly usedAt: string;
  readonly isHere: boolean;
};

/** What came of a form: where on the page it is said, and how. */
export type Said = {
  readonly at: 'top' | 'password' | 'two-step' | 'devices';
  readonly text: string;
  readonly status: 200 | 401 | 409 | 422 | 429 | 503;
};

type AccountProps = {
  readonly email: string;
  /** How many recovery codes she has left; null where her second step is off. */
  readonly left: number | null;
  readonly sessions: readonly OwnSession[];
  readonly ringing: Ringing;
  readonly said: Said | null;
  readonly setting: Setting;
};

/** What came of a form, where it was sent from. */
const SaidHere = ({ said, at }: { said: Said | null; at: Said['at'] }) =>
  said?.at === at ? (
    <p class={said.status === 200 ? 'notice' : 'problem'} role={said.status === 200 ? 'status' : 'alert'}>
      {said.text}
    </p>
  ) : null;

const Password = ({ email, said }: Pick<AccountProps, 'email' | 'said'>) => (
  <section class="card account">
    <h2>{texts.password.title}</h2>
    <SaidHere said={said} at="password" />
    <details open={said?.at === 'password'}>
      <summary>{texts.password.button}</summary>
      <form method="post" action={`${BASE}/account/password`}>
        <input type="hidden" name="username" autocomplete="username" value={email} />
        <OldPassword id="password" label={texts.password.old} />
        <OwnPasswordFields />
        <button type="submit">{texts.password.button}</button>
      </form>
    </details>
  </section>
);

const Sessions = ({ sessions, setting }: Pick<AccountProps, 'sessions' | 'setting'>) => (
  <section class="card account">
    <h2>{texts.sessions.title}</h2>
    <ul class="plain-list">
      {sessions.map(({ device, since, usedAt, isHere }) => (
        <li>
          <strong>{device}</strong>
          {isHere && <span class="tag">{texts.sessions.here}</span>}
          <br />
          <span class="small">
            {texts.sessions.since(setting.when.moment(since, setting.now))} ·{' '}
            {texts.sessions.used(setting.when.moment(usedAt, setting.now))}
          </span>
        </li>
      ))}
    </ul>
    <form method="post" action={`${BASE}/account/sign-out-everywhere`}>
      <p class="small">{texts.sessions.everywhereHint}</p>
      <button type="submit">{texts.sessions.everywhere}</button>
    </form>
  </section>
);

/** One's own account. */
export const AccountView = ({ email, left, sessions, ringing, said, setting }: AccountProps) => (
  <div class="page" id="account">
    <h1>{texts.title}</h1>
    <p>
      <bdi>{setting.staff.name}</bdi> · <bdi>{email}</bdi>
    </p>
    <SaidHere said={said} at="top" />
    {setting.may('colleagues.see') && (
      <p>
        <a href={`${BASE}/colleagues`}>{texts.colleagues.title}</a>
      </p>
    )}
    <Password email={email} said={said} />
    <TwoStep left={left}>
      <SaidHere said={said} at="two-step" />
    </TwoStep>
    {setting.may('account.devices') && (
      <Devices ringing={ringing} setting={setting}>
        <SaidHere said={said} at="devices" />
      </Devices>
    )}
    <Sessions sessions={sessions} setting={setting} />
  </div>
);
