import { ACCOUNT_TEXTS } from '../texts-accounts.ts';

const { password: texts } = ACCOUNT_TEXTS;

type FieldProps = { id: string; name: string; label: string; hint: 'current-password' | 'new-password' };

const Field = ({ id, name, label, hint }: FieldProps) => (
  <p>
    <label for={id}>{label}</label>
    <input id={id} name={name} type="password" autocomplete={hint} maxlength={128} required />
  </p>
);

/** The password of now, which everything asks that makes an account less safe. */
export const OldPassword = ({ id, label }: { id: string; label: string }) => (
  <Field id={id} name="password" label={label} hint="current-password" />
);

/** A new password, twice. Its length is told by the house and not by the browser, whose words may be in any language. */
export const OwnPasswordFields = () => (
  <>
    <Field id="fresh" name="fresh" label={texts.fresh} hint="new-password" />
    <p class="small">{texts.hint}</p>
    <Field id="again" name="again" label={texts.again} hint="new-password" />
  </>
);
