import { type Index, indexOf } from './index-of.ts';
import { idOf, type Row } from './rows.ts';

const made = new WeakMap<Index, Index>();

/**
 * The map without what is never shown unasked: sensitive services, and organisations that do nothing else. Who asks for
 * one by its id, or for all of them, gets them.
 */
export function unasked(index: Index): Index {
  const known = made.get(index);
  if (known !== undefined) return known;
  const { service, service_at_location, organization } = index.map;
  const isSensitive = (row: Row | undefined): boolean => row?.sensitive === true;
  const doesNothingElse = (row: Row): boolean => {
    const own = index.hanging('service', 'organization_id', idOf(row));
    return own.length > 0 && own.every(isSensitive);
  };
  const shown = indexOf({
    ...index.map,
    service: service.filter((row) => !isSensitive(row)),
    service_at_location: service_at_location.filter(({ service_id }) => !isSensitive(index.row('service', service_id))),
    organization: organization.filter((row) => !doesNothingElse(row)),
  });
  made.set(index, shown);
  return shown;
}
