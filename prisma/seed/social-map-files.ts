import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../bot/engine/language.ts';

const FOLDER = import.meta.dirname;
const LOCALES = join(FOLDER, '..', '..', 'locales');

const hours = z.object({ days: z.array(z.number().int().min(1).max(7)), from: z.string(), until: z.string() });

/** What an organisation's general help and a programme have in common. */
const common = {
  id: z.string(),
  name: z.string(),
  domains: z.array(z.string()),
  phones: z.array(z.strictObject({ number: z.string(), use: z.string() })),
  website: z.string().nullable(),
  rules: z.record(z.string(), z.array(z.string())).default({}),
  minimumAge: z.number().optional(),
  maximumAge: z.number().optional(),
  languages: z.array(z.string()).default([]),
  /** A sum in euros, or one of our words. */
  cost: z.union([z.number(), z.enum(['free', 'little'])]).optional(),
  sensitive: z.boolean().default(false),
  source: z.string(),
  asOf: z.string().nullable(),
};
const schedule = z.union([z.literal('always'), z.array(hours)]).nullable();

const organisation = z.strictObject({
  ...common,
  crisis: z.boolean(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  /** What it is next to, as one of our words. */
  beside: z.string().optional(),
  hours: schedule,
  audience: z.enum(['residents', 'groups', 'staff']),
  district: z.string().nullable(),
  /** A place of somebody else where it can be met. */
  at: z
    .strictObject({ location: z.string(), name: z.string(), hours: z.array(hours), byAppointment: z.boolean() })
    .optional(),
});
const programme = z.strictObject({
  ...common,
  organisation: z.string(),
  hours: schedule.default(null),
  area: z.string().nullable(),
  documents: z.array(z.string()).default([]),
});

export type Organisation = z.infer<typeof organisation>;
export type Programme = z.infer<typeof programme>;
/** One text in every language. */
export type Texts = { readonly [code in Language]?: string };

/** What the seed says, by the key of each text. */
export type SeedTexts = {
  readonly descriptions: ReadonlyMap<string, Texts>;
  readonly programmes: ReadonlyMap<string, Texts>;
  readonly terms: ReadonlyMap<string, Texts>;
  readonly domains: ReadonlyMap<string, Texts>;
};
export type Seed = SeedTexts & {
  readonly organisations: readonly Organisation[];
  readonly help: readonly Programme[];
};

const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

/** Texts of one file per language, the other way round: by key. */
async function readTexts(file: (language: Language) => string): Promise<Map<string, Texts>> {
  const byKey = new Map<string, Texts>();
  for (const language of LANGUAGES) {
    const texts = z.record(z.string(), z.string()).parse(await json(file(language)));
    for (const [key, text] of Object.entries(texts)) byKey.set(key, { ...byKey.get(key), [language]: text });
  }
  return byKey;
}

const inFolder = (folder: string) => (language: Language) => join(FOLDER, folder, `${language}.json`);

/** Everything that the social map begins with, as people have written it down. */
export async function readSeed(): Promise<Seed> {
  return {
    organisations: z.array(organisation).parse(await json(join(FOLDER, 'organisations.json'))),
    help: z.array(programme).parse(await json(join(FOLDER, 'programmes.json'))),
    descriptions: await readTexts(inFolder('descriptions')),
    programmes: await readTexts(inFolder('programmes')),
    terms: await readTexts(inFolder('terms')),
    domains: await readTexts((language) => join(LOCALES, language, 'social-map.json')),
  };
}
