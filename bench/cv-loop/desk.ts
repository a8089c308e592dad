import { until } from './resident.ts';

const HEADERS = { 'sec-fetch-site': 'same-origin' };

/** What the volunteer found at one submission. */
export type Reviewed = { readonly picture: string; readonly isReturned: boolean };

/** A volunteer at her desk, as her browser would ask. */
export type Volunteer = { review(submission: string, version: string): Promise<Reviewed> };

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');

/** Signs in. */
export async function volunteer(origin: string, account: { email: string; password: string }): Promise<Volunteer> {
  const ask = (path: string, cookie: string, form?: Record<string, string>) =>
    fetch(`${origin}/admin${path}`, {
      headers: { ...HEADERS, origin, cookie },
      redirect: 'manual',
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
  // The house answers a moment before its first account is made.
  const cookie = await until('the desk open', async () => cookieOf(await ask('/sign-in', '', account)) || null);
  return {
    async review(submission, version) {
      await ask(`/cv-desk/${submission}/claim`, cookie, {});
      const page = await (await ask(`/cv-desk/${submission}`, cookie)).text();
      const [, source = null] = /<img[^>]+src="([^"]*page[^"]*)"/u.exec(page) ?? [];
      const picture =
        source === null ? null : await fetch(new URL(source, origin), { headers: { ...HEADERS, cookie } });
      const said = {
        'remark-1-position': '1',
        'remark-1-kind': 'content',
        'remark-1-phrase': 'add-phone',
        'remark-1-text': 'Zet er ook bij wanneer je kunt werken.',
        'remark-1-page': '1',
        'remark-1-x': '20',
        'remark-1-y': '15',
        closing: 'Mooi overzichtelijk!',
        do: 'give-back',
      };
      const answer = await ask(`/cv-desk/${submission}/versions/${version}`, cookie, said);
      return { picture: picture?.headers.get('content-type') ?? 'none', isReturned: answer.status === 303 };
    },
  };
}
