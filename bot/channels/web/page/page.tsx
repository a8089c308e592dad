import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { DeepLink } from '../../../engine/deep-link.ts';
import { directionOf } from '../../../engine/language.ts';
import type { Assets } from '../assets.ts';
import type { Reading } from '../reading.ts';
import { markOf } from '../render.ts';
import { Attach, Microphone, Trays } from './attach.tsx';
import { Bar } from './bar.tsx';
import { Composer } from './composer.tsx';
import { actionOf, type Frame, text } from './frame.ts';
import { Leave } from './leave.tsx';
import { Lines } from './line.tsx';
import { Sparrow, SparrowDrawing } from './sparrow.tsx';
import { Start } from './start.tsx';

/** The document around everything. The page keeps the size of the screen also when the keyboard opens. */
export const documentOf = (frame: Frame, assets: Assets, data: Readonly<Record<string, string>>, children: Child) =>
  html`<!DOCTYPE html>${(
    <html lang={frame.spoken} dir={directionOf(frame.spoken)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <meta name="color-scheme" content="light" />
        <meta name="theme-color" content="#7a3f1d" />
        <title>{text(frame, 'title')}</title>
        <link rel="stylesheet" href={assets.style.path} />
        <link rel="icon" type="image/svg+xml" href={assets.icon.path} />
        <script src={assets.script.path} defer></script>
      </head>
      <body class={frame.embed ? 'embed' : ''} data-action={actionOf(frame)} {...data}>
        <SparrowDrawing svg={assets.icon.body} />
        {children}
      </body>
    </html>
  )}`;

/** Without script a person asks herself what is new. */
const Refresh = ({ frame }: { frame: Frame }) => (
  <noscript>
    <a href={actionOf(frame)} aria-label={text(frame, 'refresh')}>
      ↻
    </a>
  </noscript>
);

const Top = ({ frame }: { frame: Frame }) => (
  <header class="top">
    <Sparrow />
    <p class="name">Buurtmus</p>
    <Leave frame={frame} />
    <Refresh frame={frame} />
  </header>
);

/**
 * In a frame the site around it has a header already. Where a browser gives a frame no cookie, nobody would come
 * past the first sight: there a way out of the frame stands.
 */
const Corner = ({ frame, isNew }: { frame: Frame; isNew: boolean }) => (
  <p class="corner">
    {isNew ? (
      <a href="/chat" target="_blank" rel="noopener" aria-label={text(frame, 'own-window')}>
        ↗
      </a>
    ) : (
      <Refresh frame={frame} />
    )}
  </p>
);

/** What the script has to know, and the words that only it says. */
function dataFor(frame: Frame, reading: Reading | null, begins: boolean): Record<string, string> {
  const mark = reading?.mark ?? null;
  return {
    // A page with a conversation to follow; on the others the first word leads to such a page.
    'data-live': begins ? '' : 'yes',
    'data-mark': mark === null ? '' : markOf(mark),
    'data-language': frame.language ?? '',
    'data-consented': reading?.thread.consented ? 'yes' : '',
    'data-events': `/chat/events?${frame.embed ? 'embed' : ''}`,
    'data-sending': text(frame, 'sending'),
    'data-unsent': text(frame, 'unsent'),
    'data-offline': text(frame, 'connecting'),
    'data-wait': text(frame, 'wait'),
  };
}

/** How she came to the page: through a link of staff, or through one on paper. */
type Came = { readonly isInvited: boolean; readonly link: DeepLink | null };

/**
 * The chat: what was said, what to answer, and the ways out. Whoever is new sees the languages instead; whoever was
 * invited, came by a link on paper, or comes back when nothing is kept any more, one button to begin.
 */
export const chatPage = (frame: Frame, assets: Assets, reading: Reading | null, { isInvited, link }: Came) => {
  const bubbles = reading?.bubbles ?? [];
  const begins = isInvited || link !== null || bubbles.length === 0;
  return documentOf(
    frame,
    assets,
    dataFor(frame, reading, begins),
    <>
      {!frame.embed && reading !== null && <Top frame={frame} />}
      <main>
        <h1 class="unseen">{text(frame, 'title')}</h1>
        {frame.embed && <Corner frame={frame} isNew={reading === null} />}
        <div class="talk">
          {begins && <Start frame={frame} known={isInvited || frame.language !== null} link={link} />}
          <div id="log" role="log" aria-live="polite" aria-label={text(frame, 'conversation')} tabindex={0}>
            <Lines bubbles={bubbles} frame={frame} />
          </div>
        </div>
      </main>
      <p id="status" role="status" />
      <footer>
        <Bar frame={frame} />
        {frame.language !== null && <Trays frame={frame} />}
        <div class="writing">
          {frame.language !== null && <Attach frame={frame} />}
          <Composer frame={frame} />
          {frame.language !== null && <Microphone frame={frame} />}
        </div>
      </footer>
    </>,
  );
};
