import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount, createAdmin } from '../../bot/admin/index.tsx';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { type AdminHouse, openAdmin, text } from './house.ts';

/** What stands for a part of a path; everything else is an id like that of a conversation. */
const NAMED: Readonly<Record<string, string>> = { person: PEOPLE.huda.id, turn: '1', file: 'nothing.js' };

let house: AdminHouse;
let cookie: string;
let conversation: string;
let colleague: string;
beforeAll(async () => {
  house = await openAdmin();
  await createAccount(house.parts.auth, { email: 'joris@example.org', password: 'een lang wachtwoord', name: 'Joris' });
  colleague = (await house.parts.accounts.list()).find(({ name }) => name === 'Joris')?.id ?? '';
  cookie = await house.signIn();
  await house.hears('somebody', text('hallo'));
  conversation = await house.conversationOf('somebody');
});
afterAll(() => house.close());

type Route = { readonly method: string; readonly path: string };

/** Every route of the view, as the router knows it, with ids of things that are there. */
function routes(): Route[] {
  const known = house.app.routes.filter(({ method }) => method !== 'ALL');
  const named = known.map(({ method, path }) => ({
    method,
    path: path.replace(/:(\w+)(?:\{[^/]*\})?/gu, (_, name: string) =>
      name === 'colleague' ? colleague : (NAMED[name] ?? conversation),
    ),
  }));
  return [...new Map(named.map((route) => [`${route.method} ${route.path}`, route])).values()];
}

const OPEN = ['/admin/assets/nothing.js', '/admin/sign-in', '/admin/sign-in/code'];
const isInside = ({ path }: Route) => !OPEN.includes(path);
const form = () => ({ key: randomUUID(), text: 'hallo', phrase: 'phrase-seen', search: '' });
const asked = ({ method }: Route, more: object = {}) => ({ ...(method === 'POST' ? { form: form() } : {}), ...more });

/** Everything that the view can change, as one text. */
async function everything(): Promise<string> {
  const { prisma } = house.fresh.database;
  const rows = [prisma.message.findMany(), prisma.conversation.findMany(), prisma.invitation.findMany()];
  const accounts = [prisma.staffUser.findMany(), prisma.staffAccount.findMany(), prisma.staffTwoFactor.findMany()];
  return JSON.stringify(await Promise.all([...rows, ...accounts]));
}

describe('the staff view', () => {
  it('knows its routes', () => {
    const list = routes().map(({ method, path }) => `${method} ${path}`);
    expect(list).toContain(`POST /admin/conversations/${conversation}/reply`);
    expect(list).toContain(`GET /admin/live/conversations`);
    expect(list.length).toBeGreaterThan(15);
  });

  it('refuses every route to whoever is not signed in', async () => {
    const before = await everything();
    for (const route of routes().filter(isInside)) {
      const answer = await house.ask(route.path, asked(route));
      if (route.path === '/admin/sign-out') continue;
      expect(answer.status, `${route.method} ${route.path}`).toBe(route.method === 'GET' ? 303 : 401);
      expect(answer.headers.get('location') ?? '/admin/sign-in?next=').toMatch(/^\/admin\/sign-in\?next=/u);
    }
    expect(await everything()).toBe(before);
  });

  it('asks the policy on every route inside', async () => {
    const strict = createAdmin({ ...house.parts, may: () => false });
    const before = await everything();
    for (const route of routes().filter(isInside)) {
      if (['/admin/sign-out', '/admin'].includes(route.path)) continue;
      const headers = { cookie, 'sec-fetch-site': 'same-origin' };
      const body = route.method === 'POST' ? { body: new URLSearchParams(form()) } : {};
      const answer = await strict.request(route.path.replace('/admin', ''), { method: route.method, headers, ...body });
      expect(answer.status, `${route.method} ${route.path}`).toBe(403);
    }
    expect(await everything()).toBe(before);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site' }],
    ['an old browser on another site', { 'sec-fetch-site': undefined, origin: 'https://evil.example' }],
    ['a page without an origin', { 'sec-fetch-site': undefined, origin: 'null' }],
    ['nowhere', { 'sec-fetch-site': undefined }],
  ])('refuses every change that comes from %s', async (_, headers) => {
    const before = await everything();
    for (const route of routes().filter(({ method }) => method === 'POST')) {
      const sent = new Headers({ cookie });
      for (const [name, value] of Object.entries(headers)) if (value !== undefined) sent.set(name, value);
      const answer = await house.app.request(route.path, {
        method: 'POST',
        headers: sent,
        body: new URLSearchParams(form()),
      });
      expect(answer.status, route.path).toBe(403);
    }
    expect(await everything()).toBe(before);
  });

  it('takes a form from an old browser on our own page', async () => {
    const headers = new Headers({ cookie, origin: 'http://127.0.0.1:3000' });
    const body = new URLSearchParams({ search: 'Huda' });
    expect((await house.app.request('/admin/people', { method: 'POST', headers, body })).status).toBe(200);
  });

  it('changes nothing on a GET', async () => {
    const before = await everything();
    for (const route of routes().filter(({ method, path }) => method === 'GET' && !path.includes('/live/'))) {
      await house.ask(route.path, { cookie });
    }
    expect(await everything()).toBe(before);
  });

  it("sends every page with a strict policy, uncached and in nobody's frame", async () => {
    for (const path of ['/admin/sign-in', '/admin/conversations', '/admin/nothing']) {
      const { headers } = await house.ask(path, { cookie });
      expect(headers.get('content-security-policy')).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self'",
      );
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
    }
  });

  it('names its assets by their content and lets them be kept', async () => {
    const page = await (await house.ask('/admin/sign-in')).text();
    const assets = [...page.matchAll(/(?:src|href)="(\/admin\/assets\/[^"]+)"/gu)].map(([, path]) => path as string);
    expect([...new Set(assets.map((path) => extname(path)))].sort()).toEqual(['.css', '.js', '.svg']);
    for (const path of assets) {
      const answer = await house.ask(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toContain('immutable');
    }
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/u);
  });

  it('takes no form longer than any of its own', async () => {
    const answer = await house.ask('/admin/people', { cookie, form: { search: 'x'.repeat(70_000) } });
    expect(answer.status).toBe(413);
  });
});
