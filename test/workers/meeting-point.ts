/** Where a test waits for what others do: it counts, and lets those through whose number is reached. */
export type Counter = { readonly count: number; hit(): void; reaches(wanted: number): Promise<void> };

export function counter(): Counter {
  let count = 0;
  let waiting: { wanted: number; through: () => void }[] = [];
  return {
    get count() {
      return count;
    },
    hit() {
      count++;
      const reached = waiting.filter(({ wanted }) => wanted <= count);
      waiting = waiting.filter(({ wanted }) => wanted > count);
      for (const { through } of reached) through();
    },
    reaches: (wanted) =>
      count >= wanted ? Promise.resolve() : new Promise((through) => waiting.push({ wanted, through })),
  };
}
