import { describe, expect, it } from 'vitest';
import { importCycles } from './architecture/cycles.ts';
import { readLengths, readSources } from './architecture/files.ts';
import { brokenImports, strayLibraries, worldlyFunctions } from './architecture/law.ts';
import { longFiles, longFunctions, medianLength, unexplained } from './architecture/sizes.ts';

/** More lines than this do not fit into a head. */
const MOST_LINES = { file: 400, function: 60, median: 80 };
/** Where others come to read how the house thinks, and to add a room or a store. */
const EXPLAINED = /^(bot\/(engine|capabilities)\/|bot\/[^/]+\.ts$|prisma\/|workers\/)/u;

const sources = readSources();
const lengths = readLengths();

describe('the house', () => {
  it('is read whole', () => {
    const paths = sources.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['bot/engine/step.ts', 'bot/admin/index.tsx', 'prisma/client.ts', 'start.ts']),
    );
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(sources.length);
  });
  it('keeps the import law', () => expect(brokenImports(sources)).toEqual([]));
  it('knows each outside library in one room', () => expect(strayLibraries(sources)).toEqual([]));
  it('imports nothing in a circle', () => expect(importCycles(sources)).toEqual([]));
  it('thinks without looking at the world', () => expect(worldlyFunctions(sources)).toEqual([]));
  it('explains its functions', () => expect(unexplained(sources, EXPLAINED)).toEqual([]));
});

describe('sizes', () => {
  it('has no long file', () => expect(longFiles(lengths, MOST_LINES.file)).toEqual([]));
  it('has no long function', () => expect(longFunctions(sources, MOST_LINES.function)).toEqual([]));
  it('has small files', () => {
    const ours = lengths.filter(({ path }) => !/^(test|bench|scripts)\//u.test(path));
    expect(medianLength(ours)).toBeLessThan(MOST_LINES.median);
  });
});
