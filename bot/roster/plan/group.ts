/** Items by a key, in their order; those without a key are left out. */
export function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string | null): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = key === null ? undefined : groups.get(key);
    if (group !== undefined) group.push(item);
    else if (key !== null) groups.set(key, [item]);
  }
  return groups;
}
