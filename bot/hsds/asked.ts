import { z } from 'zod';

/** So many on a page unless more are asked for. */
const USUAL = 50;
const MOST_ON_A_PAGE = 500;
/** Whole documents are a hundred times larger. */
const MOST_WHOLE = 50;
/** Ids alone: HSDS asks for all of them on one page. */
const MOST_MINIMAL = 20_000;

const text = z.string().max(200).optional();
const yes = z.stringbool().default(false);

const asked = z.object({
  search: text,
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  per_page: z.coerce.number().int().min(1).optional(),
  format: z.enum(['json', 'ndjson']).default('json'),
  taxonomy_term_id: text,
  taxonomy_id: text,
  organization_id: text,
  modified_after: z
    .string()
    .max(40)
    .refine((moment) => !Number.isNaN(Date.parse(moment)), 'is no date')
    .optional(),
  minimal: yes,
  full: yes,
  full_service: yes,
  top_only: yes,
  parent_id: text,
  postcode: z.string().max(12).optional(),
  proximity: z.coerce.number().min(0).max(1_000_000).optional(),
  include_sensitive: yes,
});

/** A question to the public door, with what was not asked filled in. */
export type Asked = Omit<z.infer<typeof asked>, 'per_page'> & { readonly per_page: number };

type Wrong = { readonly error: string; readonly parameter: string };

/** Reads a question; parameters that HSDS does not know are passed over, as it wants. */
export function readAsked(given: Readonly<Record<string, unknown>>): Asked | Wrong {
  const filled = Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== '' && value !== null)
      // In the body of a POST a yes may be a yes and a number a number.
      .map(([name, value]) => [name, typeof value === 'boolean' || typeof value === 'number' ? String(value) : value]),
  );
  const read = asked.safeParse(filled);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { error: issue?.message ?? 'is not understood', parameter: String(issue?.path[0] ?? '') };
  }
  const { full, full_service, minimal, per_page } = read.data;
  const most = minimal ? MOST_MINIMAL : full || full_service ? MOST_WHOLE : MOST_ON_A_PAGE;
  return { ...read.data, per_page: Math.min(per_page ?? (minimal ? MOST_MINIMAL : USUAL), most) };
}
