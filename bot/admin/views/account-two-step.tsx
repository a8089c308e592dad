import type { Child } from 'hono/jsx';
import { ACCOUNT_TEXTS } from '../texts-accounts.ts';
import { OldPassword } from './password-fields.tsx';
import { BASE } from './setting.ts';

const { twoStep: texts, recovery } = ACCOUNT_TEXTS;
const AT = `${BASE}/account/two-step`;

type AskingProps = { id: string; action: string; title?: string; button: string };

/** A step that asks the password once more. */
const Asking = ({ id, action, button, title = button }: AskingProps) => (
  <details>
    <summary>{title}</summary>
    <form method="post" action={action}>
      <OldPassword id={id} label={texts.password} />
      <button type="submit">{button}</button>
    </form>
  </details>
);

/** The second step of one's own account: how it stands, and what can be done about it. */
export const TwoStep = ({ left, children }: { left: number | null; children?: Child }) => (
  <section class="card account" id="two-step">
    <h2>{texts.title}</h2>
    {children}
    <p>{texts.explain}</p>
    <p>
      <strong>{left === null ? texts.off : texts.on}</strong>
    </p>
    {left === null ? (
      <Asking id="turn-on" action={AT} button={texts.turnOn} />
    ) : (
      <>
        <p>{recovery.left(left)}</p>
        <Asking id="fresh-codes" action={`${AT}/codes`} title={recovery.freshTitle} button={recovery.make} />
        <Asking id="turn-off" action={`${AT}/off`} title={texts.turnOffTitle} button={texts.turnOff} />
      </>
    )}
  </section>
);
