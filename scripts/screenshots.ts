import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadWords } from '../bot/words.ts';
import { PEOPLE } from '../prisma/seed/world.ts';
import { openBrowser } from '../test/setup/browser.ts';
import { threadInDutch } from './screenshots/admin.ts';
import { talkOnPhone } from './screenshots/chat.ts';
import { startProduct } from './screenshots/product.ts';
import { strip } from './screenshots/strip.ts';

/**
 * `npm run screenshots`: takes the pictures of the README anew. It starts the real product on a port and
 * a data folder of its own, talks with it as Huda of the demo, in Arabic, at the width of a phone, and then reads
 * that conversation as staff do.
 *
 * The machine needs fonts with Arabic and Ethiopic letters and emoji, or there will be boxes in the pictures: Noto
 * Sans Arabic, Noto Sans Ethiopic and Noto Color Emoji, for instance under `~/.fonts`. The browser comes from npm.
 */
const IMAGES = join(import.meta.dirname, '..', 'docs', 'images');

/** The link with which the demo's Huda comes in: the house prints it when it opens. */
function invitationOf(name: string, welcome: string): string {
  const line = welcome.split('\n').find((line) => line.trim().startsWith(`${name},`));
  const link = line?.match(/https?:\S+/u)?.[0];
  if (link === undefined) throw new Error(`The house printed no link for ${name}:\n${welcome}`);
  return link;
}

const product = await startProduct();
try {
  const browser = await openBrowser();
  try {
    const { name } = PEOPLE.huda;
    const invitation = invitationOf(name, product.welcome);
    const screens = await talkOnPhone(browser, { url: product.url, invitation }, loadWords());
    await mkdir(IMAGES, { recursive: true });
    await writeFile(join(IMAGES, 'chat-ar.png'), await strip(browser, screens, 'rtl'));
    await writeFile(join(IMAGES, 'admin-nl.png'), await threadInDutch(browser, product, name));
  } finally {
    await browser.close();
  }
} finally {
  await product.stop();
}
console.log(`Written: ${IMAGES}/chat-ar.png and admin-nl.png`);
