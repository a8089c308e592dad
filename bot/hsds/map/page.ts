/** A page of a list, as HSDS's OpenAPI describes it. */
export type Page<Item> = {
  readonly total_items: number;
  readonly total_pages: number;
  readonly page_number: number;
  readonly size: number;
  readonly first_page: boolean;
  readonly last_page: boolean;
  readonly empty: boolean;
  readonly contents: readonly Item[];
};

/** One page of a list; a page past the end is empty. Only what is on the page is made. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  number: number,
  perPage: number,
  make: (row: Row) => Item,
): Page<Item> {
  const pages = Math.ceil(rows.length / perPage);
  const contents = rows.slice((number - 1) * perPage, number * perPage).map(make);
  return {
    total_items: rows.length,
    total_pages: pages,
    page_number: number,
    size: contents.length,
    first_page: number === 1,
    last_page: number >= pages,
    empty: contents.length === 0,
    contents,
  };
}
