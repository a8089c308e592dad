import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';
import { openBrowser } from '../../setup/browser.ts';

/** Chromium's own stand-in for a microphone: it beeps once a second. */
const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** A real Chromium with a microphone. The ordinary one is opened first: it sees to it that the browser is unpacked. */
export async function openListeningBrowser(): Promise<Browser> {
  await (await openBrowser()).close();
  const executablePath = await chromium.executablePath();
  return driver.launch({ executablePath, args: ['--no-sandbox', ...MICROPHONE], headless: true });
}
