import { ACCOUNT_TEXTS } from './texts-accounts.ts';

/** In this order: many browsers call themselves by the names of others as well. */
const BROWSERS = [
  [/Edg\w*\//u, 'Edge'],
  [/SamsungBrowser\//u, 'Samsung Internet'],
  [/OPR\/|Opera/u, 'Opera'],
  [/Firefox\/|FxiOS\//u, 'Firefox'],
  [/Chrome\/|CriOS\//u, 'Chrome'],
  [/Safari\//u, 'Safari'],
] as const;
const SYSTEMS = [
  [/iPhone/u, 'iPhone'],
  [/iPad/u, 'iPad'],
  [/Android/u, 'Android'],
  [/Windows/u, 'Windows'],
  [/Macintosh/u, 'Mac'],
  [/CrOS/u, 'Chromebook'],
  [/Linux/u, 'Linux'],
] as const;

const nameIn = (names: readonly (readonly [RegExp, string])[], agent: string): string | undefined =>
  names.find(([pattern]) => pattern.test(agent))?.[1];

/** What somebody would call the browser that calls itself so: `"Firefox op Android"`. */
export function nameOfDevice(userAgent: string | null | undefined): string {
  const agent = userAgent ?? '';
  const [browser, system] = [nameIn(BROWSERS, agent), nameIn(SYSTEMS, agent)];
  if (browser === undefined) return system ?? ACCOUNT_TEXTS.sessions.unknown;
  return system === undefined ? browser : ACCOUNT_TEXTS.sessions.on(browser, system);
}
