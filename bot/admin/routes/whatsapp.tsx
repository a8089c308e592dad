import { Hono } from 'hono';
import { raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { allow } from '../guard.tsx';
import type { AdminEnv, Pairing } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { BASE } from '../views/setting.ts';
import { NOWHERE, page } from './page.tsx';

const SHOWING: Showing = { place: 'conversations', looking: NOWHERE };
/** A code lives some twenty seconds; without script the page looks again by itself. */
const LOOK_AGAIN_SECONDS = '10';
const PHONE = /^[1-9]\d{7,14}$/u;

const { whatsapp: texts } = TEXTS;

/** How the number stands, and what opens it: a picture to be scanned, or a code to be typed on the telephone. */
const PairingView = ({ pairing }: { pairing: Pairing }) => (
  <div id="whatsapp" class="page">
    <h1>{texts.title}</h1>
    <p>{texts.state[pairing.state]}</p>
    {pairing.qr !== null && (
      <>
        <p>{texts.scan}</p>
        <div class="qr" role="img" aria-label={texts.scan}>
          {raw(renderSVG(pairing.qr))}
        </div>
      </>
    )}
    {pairing.code !== null && (
      <p>
        {texts.type} <strong class="code">{pairing.code}</strong>
      </p>
    )}
    {pairing.state !== 'paired' && (
      <form method="post" action={`${BASE}/whatsapp/code`}>
        <label for="phone">{texts.byPhone}</label>
        <input id="phone" name="phone" inputmode="numeric" placeholder="31612345678" required />
        <button type="submit">{texts.askCode}</button>
      </form>
    )}
  </div>
);

/** Pairing WhatsApp with an ordinary number; where the house has no such number, there is no such page. */
export const whatsappRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/whatsapp', allow(rooms, 'number.pair'), async (c) => {
      const pairing = rooms.whatsapp?.pairing;
      if (pairing === undefined) return c.text(TEXTS.notFound, 404);
      if (pairing.state !== 'paired') c.header('Refresh', LOOK_AGAIN_SECONDS);
      return c.html(await page(c, rooms, SHOWING, () => ({ body: <PairingView pairing={pairing} /> }), texts.title));
    })
    .post('/whatsapp/code', allow(rooms, 'number.pair'), async (c) => {
      const { phone } = await c.req.parseBody();
      const digits = typeof phone === 'string' ? phone.replaceAll(/[\s+()-]/gu, '') : '';
      if (!PHONE.test(digits)) return c.text(texts.noNumber, 422);
      await rooms.whatsapp?.requestPairingCode(digits);
      return c.redirect(`${BASE}/whatsapp`, 303);
    });
