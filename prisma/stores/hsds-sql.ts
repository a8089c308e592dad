import { ENTITIES, type Entity, translatedFields } from '../../bot/hsds/map/entities.ts';

/** The columns of an object that may leave the house: HSDS's own, our slugs and flags, and the translations. */
const columnsOf = (entity: Entity): string[] => [
  ...Object.keys(entity.fields),
  ...(translatedFields(entity).length > 0 ? ['translations'] : []),
];

const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const read = (entity: Entity, column: string): string =>
  entity.fields[column]?.kind === 'moment'
    ? `to_char("${column}" AT TIME ZONE 'UTC', ${UTC}) AS "${column}"`
    : `"${column}"`;

const rowsOf = (entity: Entity): string => {
  const columns = columnsOf(entity).map((column) => read(entity, column));
  return `(SELECT coalesce(json_agg(json_strip_nulls(row_to_json(r))), '[]') FROM (SELECT ${columns.join(', ')} FROM hsds_${entity.name}) AS r)`;
};

/**
 * The whole map, and only where it is no longer of version `$1`: one statement, one moment. What is not named here
 * (who keeps a service true, notes about it) is not read at all.
 */
export const READ_MAP = `
SELECT version::text, to_char(changed_at AT TIME ZONE 'UTC', ${UTC}) AS changed_at,
  CASE WHEN version::text = $1 THEN NULL ELSE json_build_object(
    ${ENTITIES.map((entity) => `'${entity.name}', ${rowsOf(entity)}`).join(',\n    ')}
  ) END AS map
FROM hsds_state WHERE id = 1`;

/** Staff look again half a year after somebody looked. */
export const CHECK_EVERY = `interval '6 months'`;

/** A new check moves the day of the next one, and nothing else does. */
const CHECK_DUE = `, "check_due" = CASE WHEN excluded."assured_date" IS DISTINCT FROM h."assured_date"
    THEN (excluded."assured_date" + ${CHECK_EVERY})::date ELSE h."check_due" END`;

/** Writes rows of one object, given as one JSON text: new ones, and whole ones in the place of those of the same id. */
export function upsertOf(entity: Entity): string {
  const table = `hsds_${entity.name}`;
  const columns = columnsOf(entity).map((column) => `"${column}"`);
  const written = columns.filter((column) => column !== '"id"').map((column) => `${column} = excluded.${column}`);
  const isService = entity.name === 'service';
  return `INSERT INTO ${table} AS h (${columns.join(', ')}${isService ? ', "check_due"' : ''})
  SELECT ${columns.join(', ')}${isService ? `, ("assured_date" + ${CHECK_EVERY})::date` : ''}
  FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
  ON CONFLICT ("id") DO UPDATE SET ${written.join(', ')}${isService ? CHECK_DUE : ''}`;
}
