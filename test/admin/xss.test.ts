import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inbound } from '../../bot/engine/inbound.ts';
import { type Browsing, openBrowsing } from './browsing.ts';
import { type AdminHouse, text } from './house.ts';

/** What people who mean harm write into chats: each would leave a mark where it ran. */
const RUN = 'window.ran=1';
const PAYLOADS = [
  `<script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `"><svg/onload=${RUN}>`,
  `'><details open ontoggle=${RUN}>`,
  `</textarea><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</li></ol><iframe srcdoc="<script>parent.${RUN}</script>">`,
  `<a href="javascript:${RUN}">klik</a>`,
  `<hx-partial hx-target="body" hx-swap="outerHTML"><img src=x onerror=${RUN}></hx-partial>`,
  `<div hx-on:click="${RUN}" hx-trigger="load" hx-get="/admin">`,
  `<div hx-swap-oob="true" id="lines"><img src=x onerror=${RUN}></div>`,
  `<template hx type="partial" hx-target="#lines"><img src=x onerror=${RUN}></template>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}>`,
  `<style>@import 'x'</style><link rel=stylesheet href="javascript:${RUN}">`,
  `\ndata: <script>${RUN}</script>\n\n`,
  `--><script>${RUN}</script>`,
  `{{constructor.constructor('${RUN}')()}}`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `\u202E<script>${RUN}</script>\u202C`,
  `<SCRIPT/SRC="data:text/javascript,${RUN}"></SCRIPT>`,
];

/** The ways in which somebody's own words come to staff. */
const WAYS: readonly ((payload: string) => Inbound)[] = [
  text,
  (payload) => ({ kind: 'edited', text: payload }),
  (payload) => ({ kind: 'file', id: 'f', name: `${payload}.pdf`, bytes: 1, caption: payload }),
];

let browsing: Browsing;
let house: AdminHouse;
let cookie: string;
beforeAll(async () => {
  browsing = await openBrowsing();
  ({ house } = browsing);
  cookie = await house.signIn();
});
afterAll(() => browsing?.close());

/** Somebody of whom we know a name that is no name, and who has agreed. */
async function attacker(name: string): Promise<string> {
  for (const words of ['hallo', '1', 'ja']) await house.hears(name, text(words));
  const id = await house.conversationOf(name);
  const { prisma } = house.fresh.database;
  const { personId } = await prisma.conversation.findUniqueOrThrow({ where: { id } });
  await prisma.person.update({ where: { id: personId }, data: { name: `<script>${RUN}</script>` } });
  return id;
}

const escaped = (payload: string) =>
  payload
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;')
    .replace(/'/gu, '&#39;');

/** At least so many of two hundred lines are the resident's. */
const FULL_PAGE = 75;

describe('what somebody writes', { timeout: 90_000 }, () => {
  it('stands in the page as she wrote it', async () => {
    const id = await attacker('writes');
    for (const payload of PAYLOADS) for (const way of WAYS) await house.hears('writes', way(payload));
    const page = await (await house.ask(`/admin/conversations/${id}?tab=all`, { cookie })).text();
    for (const payload of PAYLOADS) expect(page).toContain(escaped(payload.trim()));
    const markup = page.replace(/<script src="\/admin\/assets\/[^"]+" defer=""><\/script>/gu, '');
    expect(markup).not.toMatch(/<(?:script|iframe|svg|math|template|style)|\son\w+=["']/iu);
  });

  it.each([
    ['with the policy of the page', false],
    ['even without any policy', true],
  ])('runs nowhere, %s', async (who, bypassCSP) => {
    const id = await attacker(who);
    for (const payload of PAYLOADS) await house.hears(who, text(payload));
    const context = await browsing.browser.newContext({ bypassCSP });
    const [name = '', value = ''] = cookie.split(/[=;]/u);
    await context.addCookies([{ name, value, url: `${browsing.at}/admin`, httpOnly: true }]);
    const page = await context.newPage();
    await page.goto(`${browsing.at}/admin/conversations/${id}?tab=all`);
    await page.locator('#lines .from-resident').first().waitFor();
    // And the same again, as it comes in while somebody looks.
    const before = await page.locator('#lines .from-resident').count();
    for (const payload of PAYLOADS) for (const way of WAYS) await house.hears(who, way(payload));
    const all = before + PAYLOADS.length * WAYS.length;
    // All of them came by; the page keeps the newest two hundred lines, answers included.
    const shown = () => page.locator('#lines .from-resident').count();
    await expect.poll(shown, { timeout: 20_000 }).toBeGreaterThanOrEqual(Math.min(all, FULL_PAGE));
    await page.getByLabel('Je antwoord').fill(PAYLOADS.join(' '));
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.locator('.from-staff').waitFor();
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(await page.locator('main :is(script, iframe, svg, template)').count()).toBe(0);
    await context.close();
  });
});
