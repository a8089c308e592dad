import type { AbsenceDesk } from '../../staff-absence-ports.ts';
import { ABSENCE_TEXTS } from '../texts-absence.ts';
import { BASE } from './setting.ts';

const { link: texts } = ABSENCE_TEXTS;

export type AccountsOf = Awaited<ReturnType<AbsenceDesk['accounts']>>;

type Props = { person: string; accounts: AccountsOf };

const Choose = ({ person, accounts: { free } }: Props) => (
  <form method="post" action={`${BASE}/people/${person}/account`} class="linking">
    <label for="account">{texts.which}</label>
    <select id="account" name="account" required>
      <option value="" />
      {free.map(({ id, name }) => (
        <option value={id}>{name}</option>
      ))}
    </select>
    <button type="submit">{texts.button}</button>
  </form>
);

/** Which account is this person's own: by it she reads what is for the coach alone. */
export const AccountLink = (props: Props) => {
  const { person, accounts } = props;
  return (
    <section aria-labelledby="account-title">
      <h3 id="account-title">{texts.title}</h3>
      <p>{texts.explain}</p>
      {accounts.linked !== null && (
        <form method="post" action={`${BASE}/people/${person}/account`} class="linking">
          <p>{texts.linked(accounts.linked.name)}</p>
          <input type="hidden" name="account" value="" />
          <button type="submit" class="plain">
            {texts.unlink}
          </button>
        </form>
      )}
      {accounts.linked === null && <p>{accounts.free.length === 0 ? texts.noneFree : texts.none}</p>}
      {accounts.linked === null && accounts.free.length > 0 && <Choose {...props} />}
    </section>
  );
};
