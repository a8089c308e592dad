import { randomBytes } from 'node:crypto';
import { ensureFirstAccount } from './bot/admin/index.tsx';
import type { Bot } from './bot/main.ts';
import type { Foundation } from './foundation.ts';
import { PEOPLE } from './prisma/seed/world.ts';
import { createStaffDesk } from './prisma/stores/desk.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;

/** Whom a newcomer to the demo may want to be. */
const GUESTS = [
  { person: PEOPLE.huda, is: 'a mentee, in Arabic' },
  { person: PEOPLE.willem, is: 'her mentor, in Dutch' },
  { person: PEOPLE.selam, is: 'a participant, in Tigrinya' },
] as const;

/** What the one who starts the house has to know: where everything is, and how to sign in. */
export async function welcome(foundation: Foundation, { auth }: Pick<Bot, 'auth'>): Promise<string> {
  const { env, done } = foundation;
  const url = env.PUBLIC_URL;
  return [
    '',
    ...done.map((line) => `  · ${line}`),
    '',
    '  Buurtmus is open.',
    `  Web chat    ${url}/chat`,
    `  Staff view  ${url}/admin`,
    ...(await account(foundation, auth)),
    ...(env.TELEGRAM_BOT_TOKEN === undefined ? [] : [`  Telegram    by ${env.TELEGRAM_MODE}`]),
    ...(env.WHATSAPP_DRIVER === 'web' ? [`  WhatsApp    pair the number at ${url}/admin/whatsapp`] : []),
    ...(await guests(foundation, url)),
    '',
  ].join('\n');
}

async function account(foundation: Foundation, auth: Bot['auth']): Promise<string[]> {
  const { env } = foundation;
  const password = env.STAFF_PASSWORD ?? randomBytes(12).toString('base64url');
  const isNew = await ensureFirstAccount(auth, { email: env.STAFF_EMAIL, password, name: nameOf(env.STAFF_EMAIL) });
  if (!isNew) return ['              sign in as before'];
  if (env.SEED === 'demo') await linkToCoordinator(foundation);
  const told =
    env.STAFF_PASSWORD === undefined ? `${password}   (shown this once: keep it)` : 'the one of STAFF_PASSWORD';
  return [`              sign in as ${env.STAFF_EMAIL}`, `              password   ${told}`];
}

/** In the demo the first account is the coordinator's: it shows what only whoever cares for somebody sees. */
async function linkToCoordinator({ env, database, keeping }: Foundation): Promise<void> {
  const { absence } = createStaffDesk(database, env.CENTRE_TIMEZONE, keeping.seal);
  const { free } = await absence.accounts(PEOPLE.petra.id);
  for (const { id } of free.slice(0, 1)) await absence.link(PEOPLE.petra.id, id);
}

/** `"petra.de.wit@example.org"` is Petra, until she says otherwise. */
const nameOf = (email: string): string => {
  const [first = ''] = email.split(/[@._+-]/u);
  return first.charAt(0).toUpperCase() + first.slice(1);
};

/** In the demo: links with which the web chat knows who you are. Each works once and for a week. */
async function guests({ env, database, keeping }: Foundation, url: string): Promise<string[]> {
  if (env.SEED !== 'demo' || (await database.prisma.person.count({ where: { id: PEOPLE.huda.id } })) === 0) return [];
  const desk = createStaffDesk(database, env.CENTRE_TIMEZONE, keeping.seal);
  const links = await Promise.all(
    GUESTS.map(async ({ person, is }) => {
      const code = randomBytes(9).toString('base64url');
      await desk.invite(person.id, { code, expiresAt: new Date(Date.now() + WEEK_MS).toISOString() });
      return `    ${`${person.name}, ${is}`.padEnd(32)} ${url}/chat?invite=${code}`;
    }),
  );
  return ['', '  Try it as somebody of the demo (each link opens one chat):', ...links];
}
