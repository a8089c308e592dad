import { TEXTS } from '../texts.ts';
import { ACCOUNT_TEXTS } from '../texts-accounts.ts';
import { BASE, type Setting } from './setting.ts';
import { Document } from './shell.tsx';

const { code: texts } = ACCOUNT_TEXTS;

type CodeProps = { asset: Setting['asset']; problem: string | null; next: string };

/** The page after the right password, where somebody has a second step. */
export const SignInCode = ({ asset, problem, next }: CodeProps) => (
  <Document asset={asset} title={`${texts.title} · ${TEXTS.product}`} kind="outside">
    <main>
      <img src={asset('sparrow.svg')} alt="" width="72" height="72" />
      <h1>{texts.title}</h1>
      <form method="post" action={`${BASE}/sign-in/code`} class="card">
        <p class="problem" role="alert">
          {problem}
        </p>
        <p id="code-explained">{texts.explain}</p>
        <label for="code">{texts.label}</label>
        <input
          id="code"
          name="code"
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          maxlength={40}
          aria-describedby="code-explained code-lost"
          autofocus
          required
        />
        <p id="code-lost" class="small">
          {texts.lost} {texts.lostAll}
        </p>
        <input type="hidden" name="next" value={next} />
        <button type="submit" class="strong">
          {texts.button}
        </button>
      </form>
      <p>
        <a href={`${BASE}/sign-in`}>{texts.back}</a>
      </p>
    </main>
  </Document>
);
