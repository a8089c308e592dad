import type { Index } from './index-of.ts';
import { idOf, type Row, textOf } from './rows.ts';

type Point = { readonly latitude: number; readonly longitude: number };

const EARTH_METRES = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two points, over the surface. */
export function metresBetween(one: Point, other: Point): number {
  const [north, east] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)];
  const across = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude));
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(Math.sin(north / 2) ** 2 + across * Math.sin(east / 2) ** 2));
}

/** `"2545 ha"` → `"2545"`: the neighbourhood of a Dutch postal code; other codes are taken as they are. */
const neighbourhood = (code: string): string => {
  const bare = code.replaceAll(/\s/gu, '').toUpperCase();
  return /^\d{4}/u.exec(bare)?.[0] ?? bare;
};

const pointOf = ({ latitude, longitude }: Row): Point | null =>
  typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : null;

const isThere = (index: Index, location: Row, code: string): boolean =>
  index
    .hanging('address', 'location_id', idOf(location))
    .some((address) => neighbourhood(textOf(address, 'postal_code') ?? '') === code);

/** The middle of the places that we know in a neighbourhood; we have no map of postal codes. */
function middleOf(index: Index, code: string): Point | null {
  const points = index.map.location
    .filter((location) => isThere(index, location, code))
    .map(pointOf)
    .filter((point) => point !== null);
  if (points.length === 0) return null;
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return { latitude: mean(({ latitude }) => latitude), longitude: mean(({ longitude }) => longitude) };
}

/** Whether a place is in the neighbourhood of a postal code, or within so many metres of its middle. */
export function nearness(
  index: Index,
  postcode: string | undefined,
  metres: number | undefined,
): (location: Row) => boolean {
  if (postcode === undefined) return () => true;
  const code = neighbourhood(postcode);
  const middle = metres === undefined ? null : middleOf(index, code);
  return (location) => {
    const point = pointOf(location);
    if (middle === null || point === null) return isThere(index, location, code);
    return metresBetween(middle, point) <= (metres ?? 0);
  };
}
