import { createHash } from 'node:crypto';
import type { EntityName } from './names.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** Whether a text is a UUID as HSDS wants its ids. */
const isUuid = (text: string): boolean => UUID.test(text);

/** The namespace of everything that Buurtmus itself names; a UUID like any other. */
const NAMESPACE = Buffer.from('5b0f6f0e7c1d4e5a9b3c2d1e0f9a8b7c', 'hex');

/**
 * The id of something that has a name and no id yet (RFC 9562, version 5): the same name of the same kind is always
 * the same id. So staff write `juridisch-loket` where HSDS wants a UUID, and numbers of other systems find their way.
 *
 * @example uuidOf('service', 'juridisch-loket')
 */
export function uuidOf(entity: EntityName, name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(`${entity}\n${name}`).digest().subarray(0, 16);
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}

/** What is written where an id belongs, as an id. */
export const asId = (entity: EntityName, written: string): string => {
  const lower = written.toLowerCase();
  return isUuid(lower) ? lower : uuidOf(entity, written);
};
