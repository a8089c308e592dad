import { type Pace, paceOf } from '../../../../bot/channels/whatsapp/web/pace.ts';

/** The same course as in earnest, only without the waits of a person, and with shorter ones elsewhere. */
export const QUICK: Pace = paceOf({
  typingBase: 0,
  typingEach: 0,
  firstGap: 0,
  firstSpread: 0,
  newPeople: 1_000,
  call: 3_000,
  file: 3_000,
  pending: 20_000,
  opening: 20_000,
  ready: 20_000,
  qr: 20_000,
  sweep: 60_000,
  settle: 0,
  closing: 5_000,
  first: 20,
  most: 100,
  idle: 200,
});

/**
 * What Chromium needs in a test: it runs as root there, and the page, which it holds for one of the internet, talks
 * with a server on this machine.
 */
export const CHROMIUM_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-features=LocalNetworkAccessChecks'];
