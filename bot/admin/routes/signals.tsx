import { type Context, Hono } from 'hono';
import type { Decided, SignalCase, Whose } from '../../staff-signals-ports.ts';
import { allow, refuse } from '../guard.tsx';
import { live } from '../live.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { type SignalProblem, SIGNALS_TEXTS as texts } from '../texts-signals.ts';
import { SignalView } from '../views/signal-case.tsx';
import type { Filled } from '../views/signal-forms.tsx';
import { SignalLetter } from '../views/signal-letter.tsx';
import { Signals } from '../views/signals.tsx';
import { NOWHERE, page } from './page.tsx';

const SHOWING: Showing = { place: 'signals', looking: NOWHERE };
const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Somebody in a programme. */
export const SIGNAL = `/signals/:programme/:person{${ID}}`;
/** A warning that she was given. */
export const LETTER = `${SIGNAL}/letter/:decision{${ID}}`;

/** Whom an address names. */
const whoseOf = (c: Context<AdminEnv>): Whose => ({
  person: c.req.param('person') ?? '',
  programme: c.req.param('programme') ?? '',
});

/** The case that an address names; null where there is none. */
export const caseIn = (c: Context<AdminEnv>, { desk, clock }: Rooms): Promise<SignalCase | null> =>
  desk.signals.one(whoseOf(c), c.get('staff').id, clock());

export const noCase = (c: Context<AdminEnv>, { asset }: Rooms) => refuse(c, asset, texts.gone, 404);

type Refused = { readonly problem: SignalProblem; readonly filled: Filled };

/** What the page before led to; a warning that cannot be sent has to be printed. */
function doneOf(c: Context<AdminEnv>, { notReached }: SignalCase): string | undefined {
  const done = c.req.query('done') ?? '';
  if (!Object.hasOwn(texts.done, done)) return undefined;
  const said = texts.done[done as keyof typeof texts.done];
  return done === 'warning' && notReached !== null ? `${said} ${texts.printIt}` : said;
}

/** The page of a case; with a problem, and with what was sent where that was refused. */
export const casePage = (c: Context<AdminEnv>, rooms: Rooms, about: SignalCase, refused?: Refused) =>
  page(c, rooms, SHOWING, (setting) => ({
    body: (
      <SignalView
        {...{ about, setting }}
        filled={refused?.filled ?? {}}
        done={refused === undefined ? doneOf(c, about) : undefined}
        problem={refused === undefined ? undefined : texts.problem[refused.problem]}
      />
    ),
  }));

const warningIn = (c: Context<AdminEnv>, { decisions }: SignalCase): Decided | undefined =>
  decisions.find(({ id, kind }) => kind === 'warning' && id === c.req.param('decision'));

/** Whose absence is worth a look, the facts of each, and a warning on paper. */
export const signalRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/signals', allow(rooms, 'signals.see'), async (c) => {
      const signals = await rooms.desk.signals.list(c.get('staff').id, rooms.clock());
      const shown = await page(c, rooms, SHOWING, () => ({ body: <Signals signals={signals} /> }));
      return c.html(shown);
    })
    .get(SIGNAL, allow(rooms, 'signals.see'), async (c) => {
      const about = await caseIn(c, rooms);
      return about === null ? noCase(c, rooms) : c.html(await casePage(c, rooms, about));
    })
    .get(LETTER, allow(rooms, 'signals.see'), async (c) => {
      const about = await caseIn(c, rooms);
      const decided = about === null ? undefined : warningIn(c, about);
      if (about === null || decided === undefined) return noCase(c, rooms);
      const shown = await page(c, rooms, SHOWING, (setting) => ({
        body: <SignalLetter {...{ about, decided, setting }} />,
      }));
      return c.html(shown);
    })
    .get('/live/signals', allow(rooms, 'signals.see'), (c) => live(rooms, SHOWING, c));
