import type { Child } from 'hono/jsx';
import type { Region } from './regions.tsx';

/** What a page shows of each region, as far as the server knows. */
export type Shown = Map<string, { readonly text: string; readonly says: unknown }>;

const isLine = (id: string): boolean => id.startsWith('line-');
const isDelivery = ({ id }: Pick<Region, 'id'>): boolean => id.startsWith('delivery-');
export const isOnItsWay = (region: Region): boolean => isDelivery(region) && region.says === 'pending';

const Part = ({ region, before }: { region: Region; before: unknown }): Child =>
  region.id === 'title' ? (
    region.show(before)
  ) : (
    <hx-partial
      hx-target={`#${region.into ?? region.id}`}
      hx-swap={region.into === undefined ? 'outerMorph' : 'upsert'}
    >
      {region.show(before)}
    </hx-partial>
  );

const Gone = ({ id }: { id: string }): Child => <hx-partial hx-target={`#${id}`} hx-swap="delete" />;

/** A part of the page for htmx to put in, as it stands now. */
export const partOf = (region: Region, before: unknown): string =>
  (<Part region={region} before={before} />).toString();

/**
 * The parts that say something else than what is shown; from now on they are shown. To a page that `comesBack`
 * nothing is new: it is only brought up to date.
 */
export function changed(regions: readonly Region[], shown: Shown, comesBack: boolean): string[] {
  return regions.flatMap((region) => {
    const text = JSON.stringify(region.says);
    const before = shown.get(region.id);
    if (before?.text === text) return [];
    shown.set(region.id, { text, says: region.says });
    // What became of a line comes with the line itself, the first time.
    if (before === undefined && isDelivery(region)) return [];
    return [partOf(region, comesBack ? region.says : before?.says)];
  });
}

/** Takes away lines that were shown and are no more: somebody asked that all be erased. */
export function vanished(regions: readonly Region[], shown: Shown): string[] {
  const here = new Set(regions.map(({ id }) => id));
  const gone = [...shown.keys()].filter((id) => isLine(id) && !here.has(id));
  for (const id of gone) shown.delete(id);
  return gone.map((id) => (<Gone id={id} />).toString());
}
