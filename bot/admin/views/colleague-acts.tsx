import type { Child } from 'hono/jsx';
import type { Colleague, StaffRole } from '../../staff-ports.ts';
import { ACCOUNT_TEXTS } from '../texts-accounts.ts';
import { BASE } from './setting.ts';

const { renew, end, assign, no } = ACCOUNT_TEXTS;

type LookProps = {
  title: string;
  sentences: readonly string[];
  action: string;
  yes: string;
  children?: Child;
};

/** What it means, and only then a yes. */
const Look = ({ title, sentences, action, yes, children }: LookProps) => (
  <div class="page" id="colleague">
    <h1>{title}</h1>
    <ul class="sentences">
      {sentences.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
    <form method="post" action={action}>
      {children}
      <p class="acts">
        <button type="submit" class="strong">
          {yes}
        </button>
        <a class="button" href={`${BASE}/colleagues`}>
          {no}
        </a>
      </p>
    </form>
  </div>
);

/** Before somebody is given a new password. Who has a second step may have lost that as well. */
export const RenewView = ({ who }: { who: Colleague }) => (
  <Look
    title={renew.title(who.name)}
    sentences={renew.explain(who.name)}
    action={`${BASE}/colleagues/${who.id}/password`}
    yes={renew.yes}
  >
    {who.twoStep && (
      <p>
        <label>
          <input type="checkbox" name="secondStep" value="off" />
          <span>{renew.dropsSecondStep}</span>
        </label>
      </p>
    )}
  </Look>
);

/** Before somebody is given another role. `held`: how many conversations she has. */
export const AssignView = ({ who, role, held }: { who: Colleague; role: StaffRole; held: number }) => (
  <Look
    title={assign.title(who.name, role)}
    sentences={assign.explain[role](who.name, held)}
    action={`${BASE}/colleagues/${who.id}/role`}
    yes={assign.yes[role]}
  >
    <input type="hidden" name="role" value={role} />
  </Look>
);

/** Before an account ends. `held`: how many conversations she has. */
export const EndView = ({ who, held }: { who: Colleague; held: number }) => (
  <Look
    title={end.title(who.name)}
    sentences={end.explain(who.name, held)}
    action={`${BASE}/colleagues/${who.id}/end`}
    yes={end.yes}
  />
);
