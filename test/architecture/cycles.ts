import { ownImports } from './law.ts';
import type { Source } from './source.ts';

/** Each round trip of imports once, as `a.ts > b.ts > a.ts`. Types count too: what goes in a circle is one thing. */
export function importCycles(sources: readonly Source[]): string[] {
  const imports = new Map(sources.map((source) => [source.path, ownImports(source).map(({ to }) => to)]));
  const cycles: string[] = [];
  const done = new Set<string>();
  const follow = (path: string, way: readonly string[]): void => {
    const before = way.indexOf(path);
    if (before >= 0) cycles.push([...way.slice(before), path].join(' > '));
    if (before >= 0 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) follow(next, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) follow(path, []);
  return [...new Set(cycles)];
}
