import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { TEXTS } from '../texts.ts';
import { ACCOUNT_TEXTS } from '../texts-accounts.ts';
import { CALENDAR_TEXTS } from '../texts-calendar.ts';
import { MapDue } from './map-due.tsx';
import { BASE, PLACES, type Place, type Setting } from './setting.ts';

const IN_ORDER = Object.keys(PLACES) as (keyof typeof PLACES)[];

/** htmx without history of its own, and without transitions: they would write styles into elements. */
const HTMX = JSON.stringify({
  history: false,
  includeIndicatorCSS: false,
  defaultSettleDelay: 0,
  extensions: 'sse,upsert',
});

type DocumentProps = { asset: Setting['asset']; title: string; kind: string; children?: Child };

/** The document around everything, for those who are signed in and those who are not. */
export const Document = ({ asset, title, kind, children }: DocumentProps) => (
  <>
    {raw('<!DOCTYPE html>')}
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="htmx-config" content={HTMX} />
        <title>{title}</title>
        <link rel="icon" type="image/svg+xml" href={asset('sparrow.svg')} />
        <link rel="stylesheet" href={asset('admin.css')} />
        <script src={asset('admin.js')} defer />
      </head>
      <body class={kind} data-failed={TEXTS.act.failed} data-copied={TEXTS.invitation.copied}>
        {children}
      </body>
    </html>
  </>
);

type AroundProps = { setting: Setting; here: Place; due: number };

const Navigation = ({ setting, here, due }: AroundProps) => (
  <nav aria-label={TEXTS.nav.label}>
    <ul>
      {IN_ORDER.filter((place) => setting.may(PLACES[place])).map((place) => (
        <li>
          <a
            href={`${BASE}/${place}`}
            class={`to-${place}`}
            aria-current={place === (here === 'signals' ? 'absences' : here) ? 'page' : undefined}
          >
            {TEXTS.nav[place]}
            {place === 'social-map' && <MapDue due={due} />}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const Keys = () => (
  <dialog id="keys" aria-labelledby="keys-title">
    <h2 id="keys-title">{TEXTS.keys.title}</h2>
    <dl>
      {TEXTS.keys.list.map(([key, meaning]) => (
        <div>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
    <form method="dialog">
      <button type="submit">{TEXTS.keys.close}</button>
    </form>
  </dialog>
);

/** Says that the page no longer follows what happens. Filled and shown by `admin.js`. */
const Connection = () => (
  <div id="connection" role="status">
    <p class="lost" hidden>
      {TEXTS.live.lost}
    </p>
    <p class="signed-out" hidden>
      {TEXTS.live.signedOut} <a href={`${BASE}/sign-in`}>{TEXTS.live.signIn}</a>
    </p>
  </div>
);

const Side = ({ setting, here, due }: AroundProps) => (
  <header class="side">
    <p class="brand">
      <img src={setting.asset('sparrow.svg')} alt="" width="36" height="36" />
      <span>
        {TEXTS.product}
        <small>{TEXTS.subtitle}</small>
      </span>
    </p>
    <Navigation setting={setting} here={here} due={due} />
    <div class="me">
      {setting.may('crises.see') && (
        <a
          href={`${BASE}/crises`}
          class="to-crises"
          aria-label={TEXTS.nav.crises}
          aria-current={here === 'crises' ? 'page' : undefined}
        >
          <span aria-hidden="true">🆘 </span>
          <span class="wide">{TEXTS.nav.crises}</span>
        </a>
      )}
      {setting.may('feeds.own') && (
        <a href={`${BASE}/calendar`} class="to-calendar" aria-label={CALENDAR_TEXTS.title}>
          <span aria-hidden="true">📅 </span>
          <span class="wide">{CALENDAR_TEXTS.title}</span>
        </a>
      )}
      <a href={`${BASE}/account`} class="to-account" aria-label={ACCOUNT_TEXTS.title}>
        <span aria-hidden="true">👤 </span>
        <span class="wide">{ACCOUNT_TEXTS.title}</span>
      </a>
      {setting.may('conversations.see') && (
        <button type="button" class="plain scripted" data-opens="keys">
          {TEXTS.nav.keys}
        </button>
      )}
      <form method="post" action={`${BASE}/sign-out`}>
        <button type="submit" class="plain" title={TEXTS.signedInAs(setting.staff.name)}>
          {TEXTS.signOut} <span class="name">{setting.staff.name}</span>
        </button>
      </form>
    </div>
  </header>
);

type ShellProps = {
  setting: Setting;
  here: Place;
  title: string;
  /** Further classes of the page, for its layout. */
  kind?: string;
  /** Where what happens is told from. */
  live: string;
  /** How many entries of the social map wait for her. */
  due: number;
  children?: Child;
};

/** The page of somebody who is signed in: ways of looking on the left, what is looked at beside them. */
export const Shell = ({ setting, here, title, kind = '', live, due, children }: ShellProps) => (
  <Document asset={setting.asset} title={title} kind={`inside ${kind}`}>
    <a class="skip" href="#main">
      {TEXTS.skip}
    </a>
    <Side setting={setting} here={here} due={due} />
    <main id="main" tabindex={-1}>
      <Connection />
      {children}
    </main>
    <div id="live" hx-sse:connect={live} hx-sse:close="signed-out" hidden />
    {setting.may('conversations.see') && <Keys />}
  </Document>
);
