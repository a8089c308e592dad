/**
 * Parts of Den Haag as people of the two centres call them: the Schilderswijk lies in the centre of town. `den-haag` is
 * the rest of the city, `elsewhere` everything outside.
 */
export const DISTRICTS = ['centrum', 'zuidwest', 'den-haag', 'elsewhere'] as const;
export type District = (typeof DISTRICTS)[number];

/** The first four digits of postal codes, from and to, both inclusive. */
const POSTCODES: readonly (readonly [from: number, until: number, district: District])[] = [
  [2511, 2515, 'centrum'],
  [2525, 2526, 'centrum'],
  [2531, 2533, 'zuidwest'],
  [2541, 2547, 'zuidwest'],
  [2491, 2597, 'den-haag'],
];

/** `"Leyweg 831, 2545 HA Den Haag"` → `zuidwest`; null where the address has no postal code. */
export function districtOf(address: string | null): District | null {
  const [, digits] = /\b(\d{4}) ?[A-Z]{2}\b/u.exec(address ?? '') ?? [];
  if (digits === undefined) return null;
  const code = Number(digits);
  return POSTCODES.find(([from, until]) => from <= code && code <= until)?.[2] ?? 'elsewhere';
}

const CITY = /^(?:den haag|'s-gravenhage|schilderswijk|zuidwest)/u;

/** The district that an area, or a centre, lies in: `"Den Haag Zuidwest"` → `zuidwest`; the whole city is `den-haag`. */
export function districtNamed(area: string): District {
  const name = area.trim().toLowerCase();
  if (!CITY.test(name)) return 'elsewhere';
  if (name.includes('zuidwest')) return 'zuidwest';
  return /schilderswijk|centrum/u.test(name) ? 'centrum' : 'den-haag';
}

const AND_AROUND = /\bomgeving\b/u;

/** Whether somebody who lives in a district lives in this area; null where that is not known. */
export function livesIn(district: District, area: string): boolean | null {
  const wanted = districtNamed(area);
  if (wanted === 'elsewhere') return district === 'elsewhere' ? null : false;
  if (district === 'elsewhere') return AND_AROUND.test(area.toLowerCase()) ? null : false;
  return wanted === 'den-haag' || wanted === district;
}
