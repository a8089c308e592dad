import { asCsv } from '../../files/csv.ts';
import { asXlsx } from '../../files/xlsx.ts';
import { pack } from '../../files/zip.ts';
import type { Format, Written } from '../map/desk.ts';
import { ENTITIES, type Entity } from '../map/entities.ts';
import type { Kind } from '../map/fields.ts';
import type { Index } from '../map/index-of.ts';
import { nested, wholeOrganization } from '../map/nest.ts';
import { asSheets, columnsOf } from '../map/sheets.ts';

/** Types of fields in a tabular data package. */
const TYPES: Readonly<Record<Kind, string>> = {
  id: 'string',
  text: 'string',
  email: 'string',
  url: 'string',
  time: 'string',
  number: 'number',
  date: 'date',
  moment: 'datetime',
  flag: 'boolean',
};

/** What each table holds, as a tabular data package says it. */
function packageOf({ map }: Index): string {
  const resource = (entity: Entity) => ({
    profile: 'tabular-data-resource',
    name: entity.name,
    path: `${entity.sheet}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      primaryKey: 'id',
      fields: columnsOf(entity, map[entity.name]).map((name) => ({
        name,
        type: TYPES[entity.fields[name]?.kind ?? 'text'],
      })),
      foreignKeys: Object.entries(entity.fields).flatMap(([fields, { to }]) =>
        to === undefined ? [] : [{ fields, reference: { resource: to === entity.name ? '' : to, fields: 'id' } }],
      ),
    },
  });
  return JSON.stringify(
    { profile: 'tabular-data-package', name: 'human_services_data', resources: ENTITIES.map(resource) },
    null,
    2,
  );
}

const csvs = (index: Index): Uint8Array =>
  pack({
    'datapackage.json': packageOf(index),
    ...Object.fromEntries(asSheets(index.map).map((sheet) => [`${sheet.name}.csv`, asCsv(sheet)])),
  });

/** The map as HSDS nests it, with what hangs on no organisation beside it. */
export function asJson(index: Index): string {
  const { taxonomy, taxonomy_term, organization, location } = index.map;
  const document = {
    version: '3.1',
    taxonomies: taxonomy.map((row) => nested(index, 'taxonomy', row)),
    taxonomy_terms: taxonomy_term.map((row) => nested(index, 'taxonomy_term', row)),
    organizations: organization.map((row) => wholeOrganization(index, row, true)),
    locations: location
      .filter(({ organization_id }) => organization_id === undefined)
      .map((row) => nested(index, 'location', row)),
  };
  return JSON.stringify(document, null, 2);
}

/** The social map as a file; without what only the house should know. */
export async function writeFile(index: Index, format: Format): Promise<Written> {
  if (format === 'csv') return { bytes: csvs(index), name: 'sociale-kaart-csv.zip', type: 'application/zip' };
  if (format === 'json') {
    const bytes = new TextEncoder().encode(asJson(index));
    return { bytes, name: 'sociale-kaart.json', type: 'application/json' };
  }
  return {
    bytes: await asXlsx(asSheets(index.map)),
    name: 'sociale-kaart.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  };
}
