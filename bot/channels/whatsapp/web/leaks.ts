/** Where a promise was left alone: in the library, or in what it drives the browser with. */
const THEIRS = /[\\/]node_modules[\\/](?:whatsapp-web\.js|puppeteer|puppeteer-core)[\\/]/u;

const isTheirs = (reason: unknown): boolean => reason instanceof Error && THEIRS.test(reason.stack ?? '');

/**
 * The library starts calls into the page and forgets them: when the browser goes away at that moment, a rejection that
 * nobody could have caught would end this process, with every other channel in it. Those are told and outlived. What
 * anybody else left alone ends the process as it always would.
 */
export function outliveLeaks(tell: (error: unknown) => void): () => void {
  const hear = (reason: unknown): void => {
    if (!isTheirs(reason)) throw reason;
    tell(reason);
  };
  process.on('unhandledRejection', hear);
  return () => void process.off('unhandledRejection', hear);
}
