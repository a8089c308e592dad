import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { directionOf, type Language } from '../../engine/language.ts';
import type { Say } from '../entry.ts';

/** Where the looks of these pages are, under the path at which they are mounted. */
export const STYLE_PATH = '/page.css';

type Spoken = { readonly say: Say; readonly language: Language };
type Name = 'title' | 'open' | 'copy' | 'stop' | 'gone' | 'later';

const text = ({ say, language }: Spoken, name: Name): string => say(`calendar.page-${name}`, undefined, language);

const Page = ({ spoken, children }: { spoken: Spoken; children?: Child }) => (
  <>
    {raw('<!doctype html>')}
    <html lang={spoken.language} dir={directionOf(spoken.language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{text(spoken, 'title')}</title>
        <link rel="stylesheet" href={`/calendar${STYLE_PATH}`} />
      </head>
      <body>
        <main>
          <h1>
            <span aria-hidden="true">📅 </span>
            {text(spoken, 'title')}
          </h1>
          {children}
        </main>
      </body>
    </html>
  </>
);

const Explained = ({ say, language }: Spoken) => <p>{say('calendar.feed', undefined, language)}</p>;

/** What the link of the chat opens. It makes nothing yet: messengers look at links by themselves. */
export const Offer = ({ spoken }: { spoken: Spoken }) => (
  <Page spoken={spoken}>
    <Explained {...spoken} />
    <form method="post">
      <button type="submit">{spoken.say('calendar.make-choice', undefined, spoken.language)}</button>
    </form>
  </Page>
);

/** The address, the only time that it is shown. `webcal:` opens the calendar app of a telephone. */
export const Made = ({ spoken, address }: { spoken: Spoken; address: string }) => (
  <Page spoken={spoken}>
    <Explained {...spoken} />
    <p>
      <a class="button" href={address.replace(/^https?:/u, 'webcal:')}>
        {text(spoken, 'open')}
      </a>
    </p>
    <p>
      <label for="address">{text(spoken, 'copy')}</label>
      <input id="address" readonly dir="ltr" value={address} />
    </p>
    <p>{text(spoken, 'stop')}</p>
  </Page>
);

/** A link that serves no more, or not now. */
export const Sorry = ({ spoken, why }: { spoken: Spoken; why: 'gone' | 'later' }) => (
  <Page spoken={spoken}>
    <p>{text(spoken, why)}</p>
  </Page>
);
