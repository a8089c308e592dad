import { raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { ACCOUNT_TEXTS } from '../texts-accounts.ts';
import { BASE } from './setting.ts';

const { twoStep: texts, recovery } = ACCOUNT_TEXTS;

/** What the phone has to know: as a picture to scan, and as text to type. */
export type ForPhone = { readonly uri: string; readonly secret: string };

/** In groups of four, so that nobody loses her place while typing. */
const spaced = (secret: string): string => secret.replace(/(.{4})(?=.)/gu, '$1 ');

/** The secret on its way to the phone, and the first code back from it. */
export const PhoneView = ({ phone, problem }: { phone: ForPhone; problem: string | null }) => (
  <div class="page" id="phone">
    <h1>{texts.setUpTitle}</h1>
    <p>{texts.scan}</p>
    <div class="qr" role="img" aria-label={texts.scan}>
      {raw(renderSVG(phone.uri))}
    </div>
    <p>
      <a href={phone.uri}>{texts.open}</a>
    </p>
    <p>
      {texts.type} <code class="secret">{spaced(phone.secret)}</code>
    </p>
    <form method="post" action={`${BASE}/account/two-step/confirm`} class="card account">
      <label for="code">{texts.confirm}</label>
      <p class="problem" role="alert">
        {problem}
      </p>
      <input type="hidden" name="uri" value={phone.uri} />
      <input
        id="code"
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength={40}
        autofocus={problem !== null}
        required
      />
      <p class="small">{texts.notYet}</p>
      <p class="acts">
        <button type="submit" class="strong">
          {texts.confirmButton}
        </button>
        <a class="button" href={`${BASE}/account`}>
          {texts.stop}
        </a>
      </p>
    </form>
  </div>
);

/** The recovery codes, this once. */
export const RecoveryView = ({ codes, said }: { codes: readonly string[]; said: string }) => (
  <div class="page" id="recovery">
    <h1>{recovery.title}</h1>
    <p class="notice" role="status">
      {said}
    </p>
    <p>{recovery.explain}</p>
    <ol class="card codes">
      {codes.map((code) => (
        <li>
          <code>{code}</code>
        </li>
      ))}
    </ol>
    <p>
      <a class="button" href={`${BASE}/account`}>
        {recovery.done}
      </a>
    </p>
  </div>
);
