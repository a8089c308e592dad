import { normalise } from '../../bot/engine/normalise.ts';
import { idOf, type Row, type SocialMap, type Translations, textOf } from '../../bot/hsds/map/rows.ts';

/** A service as the libraries are given it: what it is called, and all else, in every language. */
export type Document = { readonly id: number; readonly name: string; readonly text: string };

function documentOf(service: Row, id: number, organization: string): Document {
  const { description = {} } = (service.translations ?? {}) as Translations;
  const texts = [organization, textOf(service, 'description'), ...Object.values(description)];
  return {
    id,
    name: normalise(textOf(service, 'name') ?? ''),
    text: texts.map((text) => normalise(text ?? '')).join(' '),
  };
}

/** All services as documents, in the form in which texts are compared; the number of one is its place in the map. */
export function documentsOf({ service, organization }: SocialMap): Document[] {
  const names = new Map(organization.map((row) => [idOf(row), textOf(row, 'name') ?? '']));
  return service.map((row, id) => documentOf(row, id, names.get(row.organization_id as string) ?? ''));
}

/** Something that finds documents: their numbers, the best first. */
export type Peer = {
  /** Prepares itself. */
  build(map: SocialMap): Promise<void> | void;
  find(search: string, most: number): Promise<readonly number[]> | readonly number[];
};
