import { TEXTS } from '../texts.ts';
import { BASE, type Setting } from './setting.ts';
import { Document } from './shell.tsx';

const { signIn } = TEXTS;

type SignInProps = { asset: Setting['asset']; problem: string | null; email: string; next: string };

type FieldProps = { name: 'email' | 'password'; hint: string; value?: string; focus: boolean };

const Field = ({ name, hint, value, focus }: FieldProps) => (
  <>
    <label for={name}>{signIn[name]}</label>
    <input
      id={name}
      name={name}
      type={name}
      autocomplete={hint}
      value={value}
      autofocus={focus}
      maxlength={128}
      required
    />
  </>
);

const SignInForm = ({ problem, email, next }: Omit<SignInProps, 'asset'>) => (
  <form method="post" action={`${BASE}/sign-in`} class="card">
    <p class="problem" role="alert">
      {problem}
    </p>
    <Field name="email" hint="username" value={email} focus={email === ''} />
    <Field name="password" hint="current-password" focus={email !== ''} />
    <input type="hidden" name="next" value={next} />
    <button type="submit" class="strong">
      {signIn.button}
    </button>
  </form>
);

/** The page before everything. `next` is where she wanted to go. */
export const SignIn = ({ asset, ...form }: SignInProps) => (
  <Document asset={asset} title={`${signIn.title} · ${TEXTS.product}`} kind="outside">
    <main>
      <img src={asset('sparrow.svg')} alt="" width="72" height="72" />
      <h1>
        {TEXTS.product} <small>{TEXTS.subtitle}</small>
      </h1>
      <SignInForm {...form} />
    </main>
  </Document>
);

/** Something that could not be shown, and the way back. */
export const Trouble = ({ asset, text }: { asset: Setting['asset']; text: string }) => (
  <Document asset={asset} title={TEXTS.product} kind="outside">
    <main>
      <img src={asset('sparrow.svg')} alt="" width="72" height="72" />
      <h1>{text}</h1>
      <p>
        <a href={BASE}>{TEXTS.toStart}</a>
      </p>
    </main>
  </Document>
);
