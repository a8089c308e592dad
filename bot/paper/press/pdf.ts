/** A busy machine takes seconds to start a browser; longer than this is trouble. */
const PATIENCE_MS = 60_000;

/** Chromium's own walls do not stand where it is started by root, as in most containers. */
const WALLS = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * Prints pages with the Chromium at this path. A page has everything in it: it may run no script and ask nobody for
 * anything, whatever somebody wrote into the social map. Rejects where the browser does not start or does not answer.
 */
export function createPdf(executablePath: string): (page: string) => Promise<Uint8Array> {
  let last: Promise<unknown> = Promise.resolve();
  const print = async (content: string): Promise<Uint8Array> => {
    // Read when it is needed: it would take a third of a second of every start.
    const { default: puppeteer } = await import('puppeteer-core');
    const browser = await puppeteer.launch({ executablePath, args: WALLS, timeout: PATIENCE_MS });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.setJavaScriptEnabled(false);
      await page.setOfflineMode(true);
      await page.setContent(content, { waitUntil: 'load' });
      return await page.pdf({ preferCSSPageSize: true, printBackground: true });
    } finally {
      await browser.close();
    }
  };
  // One at a time: each is a browser of a hundred megabytes, in the process that chats.
  return (content) => {
    const printed = last.then(() => print(content));
    last = printed.catch(() => {});
    return printed;
  };
}
