import { mkdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { ENDONYMS, type Language } from '../../../bot/engine/language.ts';
import type { Fresh } from '../../stores/database.ts';
import { words } from '../../talk/house.ts';
import type { Served } from './serving.ts';

const SHOTS = '/tmp/buurtmus-shots';
/** Longer than anything takes that happens at all. */
const PATIENCE_MS = 10_000;
/** The phone of somebody who gets it second-hand. */
const PHONE = { width: 360, height: 740 };

/** Somebody with a browser of her own in front of the chat. */
export type Visit = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page itself logged as an error: a refused script, a broken style. Lost connections are what some tests are for. */
  readonly errors: string[];
};

export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'nl-NL', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  await page.goto(url);
  return { context, page, errors };
}

export const say = (key: string, language: Language): string => words.say(key, undefined, language);

/** The open question's button with this text; one that was answered just now may still stand there, and waits. */
export const choice = (page: Page, label: string): Locator =>
  page.locator('.choices:not(.waiting) button').filter({ hasText: label });

/** What stands in the conversation, line by line, as it is read. */
export const linesOf = (page: Page): Promise<string[]> => page.locator('#log .line p').allInnerTexts();

const plain = (text: string): string => text.replace(/[\u2066-\u2069]/gu, '');

/** Waits until the conversation holds this text so many times: once, unless said otherwise. */
export async function sees(page: Page, text: string, times = 1): Promise<void> {
  await expect
    .poll(async () => (await linesOf(page)).filter((line) => plain(line).includes(plain(text))).length, {
      message: `seen: ${text}`,
      timeout: PATIENCE_MS,
    })
    .toBe(times);
}

type Chosen = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Chooses a file, as far as the tray in which it is looked at. */
export async function attach(page: Page, file: Chosen): Promise<void> {
  await page.locator('#attach input[name=file]').setInputFiles(file);
  await page.locator('#tray').waitFor();
}

/** A file as it lies on somebody's own machine. */
export async function onDisk(name: string, content: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'buurtmus-file-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

/** A photo of this size, as a camera makes it. */
export async function paint(page: Page, width: number, height: number): Promise<Buffer> {
  const url = await page.evaluate(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: ${width}, height: ${height} });
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#dfe9ef';
    pen.fillRect(0, 0, ${width}, ${height});
    pen.fillStyle = '#234';
    pen.font = '${height / 6}px serif';
    pen.fillText('Gemeente Den Haag', ${width / 20}, ${height / 2});
    return canvas.toDataURL('image/jpeg');
  })()`);
  return Buffer.from(String(url).split(',')[1] ?? '', 'base64');
}

/** The files that the house has kept. */
export const kept = ({ database }: Fresh) =>
  database.prisma.file.findMany({ where: { state: 'kept' }, select: { kind: true, name: true, type: true } });

/** From the first sight to the menu, in a language. */
export async function becomeKnown(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: ENDONYMS[language] }).click();
  await sees(page, say('onboarding.hello', language));
  await choice(page, say('onboarding.yes', language)).click();
  await sees(page, say('engine.menu', language));
}

export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

export const chatAt = ({ url }: Served, query = ''): string => `${url}/chat${query}`;

/** What stands on the control that has the focus. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.matches("button, a, summary") ? document.activeElement.textContent : ""');

/** Further than any page has things to stand on. */
const MOST_TABS = 40;

/** Presses Tab until the focus stands on this. */
export async function tabTo(page: Page, label: string): Promise<void> {
  for (let press = 0; press < MOST_TABS; press++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).includes(label)) return;
  }
  throw new Error(`Tab never came to ${label}`);
}
