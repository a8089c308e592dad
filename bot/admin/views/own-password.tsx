import { OWN_PASSWORD } from '../guard.tsx';
import { TEXTS } from '../texts.ts';
import { ACCOUNT_TEXTS } from '../texts-accounts.ts';
import { OwnPasswordFields } from './password-fields.tsx';
import { BASE, type Setting } from './setting.ts';
import { Document } from './shell.tsx';

const { choose: texts } = ACCOUNT_TEXTS;

type ChooseProps = { asset: Setting['asset']; name: string; problem: string | null };

/** The only page there is for somebody whose password a colleague knows. */
export const ChoosePassword = ({ asset, name, problem }: ChooseProps) => (
  <Document asset={asset} title={`${texts.title} · ${TEXTS.product}`} kind="outside">
    <main>
      <img src={asset('sparrow.svg')} alt="" width="72" height="72" />
      <h1>{texts.title}</h1>
      <p>{texts.explain(name)}</p>
      <form method="post" action={BASE + OWN_PASSWORD} class="card">
        <p class="problem" role="alert">
          {problem}
        </p>
        <OwnPasswordFields />
        <button type="submit" class="strong">
          {texts.button}
        </button>
      </form>
      <form method="post" action={`${BASE}/sign-out`} class="bare">
        <button type="submit" class="plain">
          {TEXTS.signOut}
        </button>
      </form>
    </main>
  </Document>
);
