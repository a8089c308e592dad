import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '../../bot/engine/language.ts';
import type { PrismaClient } from '../generated/client.ts';

const FOLDER = import.meta.dirname;

const hours = z.object({ days: z.array(z.number().int().min(1).max(7)), from: z.string(), until: z.string() });
const organisations = z.array(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    domains: z.array(z.string()),
    crisis: z.boolean(),
    phones: z.array(z.strictObject({ number: z.string(), use: z.string() })),
    website: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
    hours: z.union([z.literal('always'), z.array(hours)]).nullable(),
    audience: z.enum(['residents', 'groups', 'staff']),
    sensitive: z.boolean(),
    district: z.string().nullable(),
    source: z.string(),
    asOf: z.string().nullable(),
  }),
);

async function readDescriptions(): Promise<Map<string, Record<string, string>>> {
  const byOrganisation = new Map<string, Record<string, string>>();
  for (const language of LANGUAGES) {
    const texts = JSON.parse(await readFile(join(FOLDER, 'descriptions', `${language}.json`), 'utf8'));
    for (const [id, text] of Object.entries(z.record(z.string(), z.string()).parse(texts))) {
      byOrganisation.set(id, { ...byOrganisation.get(id), [language]: text });
    }
  }
  return byOrganisation;
}

/** A month is known, not a day: it counts from its first. `"2021-05" → 2021-05-01` */
const firstOf = (month: string | null) => (month === null ? null : new Date(`${month}-01`));

/** Writes the organisations of the social map (document 002 and the national lines), described in every language. */
export async function seedOrganisations(prisma: PrismaClient): Promise<void> {
  const rows = organisations.parse(JSON.parse(await readFile(join(FOLDER, 'organisations.json'), 'utf8')));
  const descriptions = await readDescriptions();
  await prisma.organisation.createMany({
    data: rows.map(({ crisis: _, asOf, hours, ...row }) => ({
      ...row,
      ...(hours === null ? {} : { hours }),
      description: descriptions.get(row.id) ?? {},
      checkedOn: firstOf(asOf),
    })),
  });
}
