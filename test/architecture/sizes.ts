import type { Source } from './source.ts';

type Length = { readonly path: string; readonly lines: number };

/** Files that are longer than this, with their length. */
export const longFiles = (lengths: readonly Length[], most: number): string[] =>
  lengths.filter(({ lines }) => lines > most).map(({ path, lines }) => `${path} has ${lines} lines`);

/** Functions that are longer than this, with what stands in them. */
export const longFunctions = (sources: readonly Source[], most: number): string[] =>
  sources.flatMap(({ path, functions }) =>
    functions
      .filter(({ lines }) => lines > most)
      .map(({ name, line, lines }) => `${path}:${line} has ${lines} lines: ${name}`),
  );

/** The length of the file in the middle. */
export const medianLength = (lengths: readonly Length[]): number =>
  lengths.map(({ lines }) => lines).sort((one, other) => one - other)[Math.floor(lengths.length / 2)] ?? 0;

/** Exported functions of these files that nobody has explained. */
export const unexplained = (sources: readonly Source[], where: RegExp): string[] =>
  sources
    .filter(({ path }) => where.test(path))
    .flatMap(({ path, exported }) =>
      exported.filter(({ documented }) => !documented).map(({ name, line }) => `${path}:${line} ${name}`),
    );
