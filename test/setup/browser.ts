import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

const LOCK = join(tmpdir(), 'buurtmus-browser.lock');
/** Unpacking takes some two seconds; a lock older than this was left by a run that died. */
const STALE_MS = 60_000;
const ASK_AGAIN_MS = 100;

/** Switches for tiny machines that make a browser forgiving where ours has to be as strict as a person's. */
const FORGIVING = [
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--allow-running-insecure-content',
  '--single-process',
  '--no-zygote',
];

const age = (file: string): number => Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);

/** Where the browser lies. It comes packed: test files that start together must not unpack it over each other. */
export async function chromiumPath(): Promise<string> {
  for (;;) {
    try {
      closeSync(openSync(LOCK, 'wx'));
      break;
    } catch {
      if (age(LOCK) > STALE_MS) rmSync(LOCK, { force: true });
      await pause(ASK_AGAIN_MS);
    }
  }
  try {
    return await chromium.executablePath();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** A real Chromium without a window. Close it when the tests of the file are over. */
export async function openBrowser(): Promise<Browser> {
  const args = chromium.args.filter((arg) => !FORGIVING.includes(arg));
  return driver.launch({ executablePath: await chromiumPath(), args: [...args, '--no-sandbox'], headless: true });
}
