import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const { optional } = z;
const text = z.string().min(1);

/** Sites, split at blanks: `"https://demussen.example https://www.demussen.example"`. */
const origins = z
  .string()
  .transform((list) => list.trim().split(/\s+/u))
  .pipe(z.array(z.url({ protocol: /^https?$/u })));

/** Arguments, split at blanks. */
const words = z
  .string()
  .default('')
  .transform((list) => list.split(/\s+/u).filter(Boolean));
const seconds = z.coerce.number().int().positive();

const isTimezone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

/** Every setting of the house, with its default. `.env.example` lists them with a word of explanation. */
const schema = z.object({
  PORT: port.default(3000),
  HOST: text.default('127.0.0.1'),
  PUBLIC_URL: optional(z.url()),
  DATA_DIR: text.default('data'),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/u })),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/u })),
  DOCUMENTS_KEY: optional(z.string().regex(/^[\w-]{42}[AEIMQUYcgkosw048]=?$/u, 'is no base64url of 32 bytes')),
  S3_ENDPOINT: optional(z.url({ protocol: /^https?$/u })),
  S3_BUCKET: optional(z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u, 'is no name of a bucket')),
  S3_REGION: text.default('us-east-1'),
  S3_ACCESS_KEY_ID: optional(text),
  S3_SECRET_ACCESS_KEY: optional(text),
  CLAMAV_HOST: optional(text),
  CLAMAV_PORT: port.default(3310),
  TESSERACT_PATH: optional(text),
  SEED: z.enum(['demo', 'empty']).optional(),
  CENTRE_TIMEZONE: text.refine(isTimezone, 'is no time zone, such as Europe/Amsterdam').default('Europe/Amsterdam'),
  STAFF_EMAIL: z.email().default('staff@example.org'),
  STAFF_PASSWORD: optional(z.string().min(12, 'needs at least 12 characters').max(128)),
  TRUST_PROXY: z.stringbool().default(false),
  CHAT_EMBEDDERS: optional(origins),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TELEGRAM_BOT_TOKEN: optional(text),
  TELEGRAM_API_ROOT: z.url().default('https://api.telegram.org'),
  TELEGRAM_LIBRARY: z.enum(['grammy', 'telegraf']).default('grammy'),
  TELEGRAM_MODE: z.enum(['polling', 'webhook']).default('polling'),
  TELEGRAM_WEBHOOK_SECRET: optional(z.string().regex(/^[\w-]{16,256}$/u, 'needs 16 to 256 letters, digits, _ or -')),
  WHATSAPP_NUMBER: optional(z.string().regex(/^[1-9]\d{7,14}$/u, 'is no number with its country, digits only')),
  WHATSAPP_DRIVER: z.enum(['off', 'web', 'cloud']).default('off'),
  WHATSAPP_API_ROOT: z.url().default('https://graph.facebook.com'),
  WHATSAPP_API_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/u, 'is no version such as v24.0')
    .default('v24.0'),
  WHATSAPP_PHONE_NUMBER_ID: optional(z.string().regex(/^\d+$/u, 'is the id that Meta shows, digits only')),
  WHATSAPP_TOKEN: optional(text),
  WHATSAPP_APP_SECRET: optional(text),
  WHATSAPP_VERIFY_TOKEN: optional(text),
  WHATSAPP_PER_SECOND: z.coerce.number().int().min(1).max(1_000).default(80),
  WHATSAPP_TEMPLATES_FILE: optional(text),
  WHATSAPP_CHROMIUM_ARGS: words,
  WHATSAPP_WEB_VERSION_CACHE: z.enum(['none', 'local', 'remote']).default('none'),
  WHATSAPP_WEB_VERSION: optional(z.string().regex(/^[\w.-]+$/u, 'is no version such as 2.3000.1017054665')),
  WHATSAPP_WEB_VERSION_URL: optional(z.string().includes('{version}')),
  WHATSAPP_PAIRING_PHONE: optional(z.string().regex(/^[1-9]\d{7,14}$/u, 'is no number with its country, digits only')),
  WHATSAPP_RESTART_HOUR: z.coerce.number().int().min(0).max(23).default(4),
  WHATSAPP_AUTH_TIMEOUT: seconds.default(60),
  WHATSAPP_PROTOCOL_TIMEOUT: seconds.default(120),
  PUPPETEER_EXECUTABLE_PATH: optional(text),
});

export type Env = z.infer<typeof schema> & { readonly PUBLIC_URL: string; readonly SEED: 'demo' | 'empty' };

/** What Meta's API cannot be spoken with without. */
const CLOUD = ['WHATSAPP_PHONE_NUMBER_ID', 'WHATSAPP_TOKEN', 'WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN'] as const;

/** Half an object store keeps nothing. */
const S3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

type Source = Readonly<Record<string, string | undefined>>;

/** Names of all settings, for the test that keeps `.env.example` true. */
export const SETTINGS: readonly string[] = Object.keys(schema.shape);

/** Invented people belong into a database of our own making only; whoever brings a real one asks for them. */
const seedFor = ({ SEED, DATABASE_URL }: z.infer<typeof schema>): 'demo' | 'empty' =>
  SEED ?? (DATABASE_URL === undefined ? 'demo' : 'empty');

const withDefaults = (env: z.infer<typeof schema>): Env => ({
  ...env,
  SEED: seedFor(env),
  PUBLIC_URL: (env.PUBLIC_URL ?? `http://${env.HOST === '0.0.0.0' ? 'localhost' : env.HOST}:${env.PORT}`).replace(
    /\/$/u,
    '',
  ),
});

/** An empty line in `.env` means the same as no line. */
const filled = (source: Source): Source =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));

/** Reads every setting once. A bad value stops the start and is named; its content is not repeated. */
export function readEnv(source: Source): Env {
  const parsed = schema.safeParse(filled(source));
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(
      `Some settings cannot be used:\n${lines.join('\n')}\nSee .env.example for what each of them means.`,
    );
  }
  const env = withDefaults(parsed.data);
  if (env.TELEGRAM_MODE === 'webhook' && env.TELEGRAM_BOT_TOKEN && !env.TELEGRAM_WEBHOOK_SECRET) {
    throw new Error('TELEGRAM_MODE=webhook needs TELEGRAM_WEBHOOK_SECRET: without it anybody could send updates.');
  }
  if (env.WHATSAPP_WEB_VERSION_CACHE !== 'none' && env.WHATSAPP_WEB_VERSION === undefined) {
    throw new Error('WHATSAPP_WEB_VERSION_CACHE needs WHATSAPP_WEB_VERSION: which page is to be kept.');
  }
  if (env.WHATSAPP_WEB_VERSION_CACHE === 'remote' && env.WHATSAPP_WEB_VERSION_URL === undefined) {
    throw new Error('WHATSAPP_WEB_VERSION_CACHE=remote needs WHATSAPP_WEB_VERSION_URL.');
  }
  const missing = env.WHATSAPP_DRIVER === 'cloud' ? CLOUD.filter((name) => env[name] === undefined) : [];
  if (missing.length > 0) throw new Error(`WHATSAPP_DRIVER=cloud needs ${missing.join(', ')} as well.`);
  const absent = S3.filter((name) => env[name] === undefined);
  if (absent.length > 0 && absent.length < S3.length) {
    throw new Error(`${S3.join(', ')} belong together: ${absent.join(', ')} is missing.`);
  }
  return env;
}

/** The settings of this process: its environment over an `.env` in the working folder. */
export function settings(defaults: Readonly<Record<string, string>> = {}): Env {
  try {
    process.loadEnvFile();
  } catch {
    // There is no .env: every setting has a default.
  }
  return readEnv({ ...defaults, ...process.env });
}
