import { check } from './check.ts';
import type { Notice, Problem, Upload } from './given.ts';
import { type Index, indexOf, withRows } from './index-of.ts';
import { type Coming, idsBut, judge, twice } from './judge.ts';
import { asOne, differing, merged } from './merge.ts';
import { ENTITY_NAMES, type EntityName } from './names.ts';
import type { Changes } from './ports.ts';
import { asMap, idOf, type Row } from './rows.ts';
import { servicesAround } from './touched.ts';

/** A row that would change, and the fields in which it would. */
export type Changed = {
  readonly entity: EntityName;
  readonly before: Row;
  readonly after: Row;
  readonly fields: readonly string[];
};
type One = { readonly entity: EntityName; readonly row: Row };

/** What an import would do, for somebody to look at; nothing has been done yet. */
export type Plan = {
  readonly added: readonly One[];
  readonly changed: readonly Changed[];
  /** Rows that the file does not have, although it speaks of their kind. */
  readonly gone: readonly One[];
  /** How many rows are as they were. */
  readonly same: number;
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
  readonly changes: Changes;
};

function goneOf(before: Index, { present }: Upload, coming: readonly Coming[]): Plan['gone'] {
  const named = new Set(coming.map(({ patch }) => patch.id));
  return present.flatMap((entity) =>
    idsBut(before.map[entity], named).map((id) => ({ entity, row: before.row(entity, id) as Row })),
  );
}

function changesOf(before: Index, after: Index, written: readonly One[], gone: Plan['gone']): Changes {
  return {
    upsert: asMap((name) => written.filter(({ entity }) => entity === name).map(({ row }) => row)),
    touched: servicesAround(written, [before, after]),
    gone: Object.fromEntries(
      ENTITY_NAMES.map((name) => [name, gone.filter(({ entity }) => entity === name).map(({ row }) => idOf(row))]),
    ),
    touchedByGone: servicesAround(gone, [before]),
  };
}

/**
 * Compares a file with the social map as it stands. `isTable`: each row of a table stands for itself, and two about the
 * same thing are a mistake; in a nested document the same thing may lie in several places.
 */
export function plan(before: Index, upload: Upload, isTable: boolean): Plan {
  const { patches, problems, notices } = check(upload.given);
  const coming = asOne(patches).map(
    (patch): Coming => ({
      patch,
      row: merged(before.row(patch.entity, patch.id), patch),
    }),
  );
  const after = indexOf(
    withRows(
      before.map,
      asMap((name) => coming.filter(({ patch }) => patch.entity === name).map(({ row }) => row)),
    ),
  );
  const compared = coming.map(({ patch: { entity, id }, row }) => {
    const old = before.row(entity, id);
    return { entity, row, old, fields: old === undefined ? [] : differing(old, row) };
  });
  const added = compared.filter(({ old }) => old === undefined).map(({ entity, row }) => ({ entity, row }));
  const changed = compared.flatMap(({ entity, row, old, fields }) =>
    old === undefined || fields.length === 0 ? [] : [{ entity, before: old, after: row, fields }],
  );
  const gone = goneOf(before, upload, coming);
  const written = [...added, ...changed.map(({ entity, after: row }) => ({ entity, row }))];
  return {
    added,
    changed,
    gone,
    same: coming.length - written.length,
    problems: [...problems, ...(isTable ? twice(patches) : []), ...judge(coming, after)],
    notices: [...upload.notices, ...notices],
    changes: changesOf(before, after, written, gone),
  };
}
