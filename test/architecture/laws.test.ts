import { describe, expect, it } from 'vitest';
import { importCycles } from './cycles.ts';
import { brokenImports, strayLibraries, worldlyFunctions } from './law.ts';
import { longFiles, longFunctions, medianLength, unexplained } from './sizes.ts';
import { parse } from './source.ts';

/** A law that cannot be broken proves nothing: each is shown a small invented house that breaks it. */
const file = (path: string, ...lines: string[]) => parse(path, lines.join('\n'));
const importing = (path: string, ...from: string[]) =>
  file(path, ...from.map((name, index) => `import { thing as t${index} } from '${name}';`));

describe('the import law', () => {
  const allowed = [
    ['bot/engine/step.ts', './route.ts'],
    ['bot/capabilities/absence/flow.ts', '../../engine/capability.ts'],
    ['bot/capabilities/absence/flow.ts', './rules.ts'],
    ['bot/capabilities/index.ts', './absence/index.ts'],
    ['bot/staff-ports.ts', './capabilities/absence/facts.ts'],
    ['bot/channels/web/index.ts', '../channel.ts'],
    ['bot/channels/whatsapp/render.ts', '../split.ts'],
    ['bot/channels/split.ts', './channel.ts'],
    ['bot/admin/index.tsx', '../staff-ports.ts'],
    ['workers/outbox.ts', '../bot/channels/channel.ts'],
    ['prisma/stores/absence.ts', '../../bot/capabilities/absence/facts.ts'],
    ['bot/main.ts', '../foundation.ts'],
  ] as const;
  it.each(allowed)('lets %s import %s', (path, from) => {
    expect(brokenImports([importing(path, from)])).toEqual([]);
  });

  const forbidden = [
    ['bot/engine/step.ts', '../ports.ts'],
    ['bot/engine/step.ts', '../capabilities/index.ts'],
    ['bot/capabilities/absence/flow.ts', '../mentoring/rules.ts'],
    ['bot/capabilities/absence/flow.ts', '../index.ts'],
    ['bot/capabilities/absence/flow.ts', '../../inbound.ts'],
    ['bot/inbound.ts', './words.ts'],
    ['bot/inbound.ts', '../prisma/ledger.ts'],
    ['bot/ports.ts', './channels/channel.ts'],
    ['bot/channels/web/parse.ts', '../telegram/parse.ts'],
    ['bot/channels/split.ts', './web/parse.ts'],
    ['bot/channels/web/parse.ts', '../../words.ts'],
    ['bot/channels/web/parse.ts', '../../admin/when.ts'],
    ['bot/admin/index.tsx', '../channels/channel.ts'],
    ['bot/admin/index.tsx', '../../prisma/client.ts'],
    ['prisma/client.ts', '../workers/queues.ts'],
    ['workers/due.ts', '../prisma/client.ts'],
    ['workers/due.ts', '../bot/channels/channel.ts'],
    ['workers/outbox.ts', '../bot/channels/web/index.ts'],
    ['workers/outbox.ts', '../bot/channels/split.ts'],
    ['workers/outbox.ts', '../bot/words.ts'],
    ['prisma/client.ts', '../foundation.ts'],
    ['bot/main.ts', '../test/world.ts'],
  ] as const;
  it.each(forbidden)('does not let %s import %s', (path, from) => {
    expect(brokenImports([importing(path, from)])).toHaveLength(1);
  });

  it('wants every file to stand somewhere', () => {
    expect(brokenImports([file('bot/helpers.ts')])).toEqual(['bot/helpers.ts stands in no room']);
  });
  it('sees every way of importing, and no word that only looks like one', () => {
    const seen = file(
      'bot/engine/step.ts',
      `import type { Ports } from '../ports.ts';`,
      `export { loadWords } from '../words.ts';`,
      `export * from '../log.ts';`,
      `import '../env.ts';`,
      `type Main = typeof import('../main.ts');`,
      `const later = () => import('../serve.ts');`,
      `// import { a } from '../inbound.ts';`,
      `const text = "import { a } from '../lanes.ts'";`,
    );
    expect(brokenImports([seen]).map((line) => line.split(' ').at(-1))).toEqual(
      expect.arrayContaining([
        'bot/ports.ts',
        'bot/words.ts',
        'bot/log.ts',
        'bot/env.ts',
        'bot/main.ts',
        'bot/serve.ts',
      ]),
    );
    expect(brokenImports([seen])).toHaveLength(6);
  });
  it('does not pass over a file that it cannot read', () => {
    expect(() => file('bot/engine/step.ts', 'import {')).toThrow('bot/engine/step.ts cannot be parsed');
  });
});

describe('the law of libraries', () => {
  const forbidden = [
    ['bot/channels/web/index.ts', 'grammy'],
    ['bot/channels/telegram/index.ts', 'whatsapp-web.js'],
    ['bot/admin/index.tsx', 'puppeteer'],
    ['prisma/client.ts', 'bullmq'],
    ['bot/main.ts', 'ioredis'],
    ['workers/due.ts', 'pg'],
    ['workers/due.ts', '@prisma/client/runtime/client'],
    ['bot/admin/when.ts', 'i18next'],
    ['bot/channels/web/visitor.ts', 'better-auth/minimal'],
    ['workers/outbox.ts', 'hono/cookie'],
    ['bot/engine/step.ts', 'zod'],
    ['bot/engine/step.ts', 'node:crypto'],
    ['bot/inbound.ts', 'node:fs'],
    ['workers/due.ts', 'node:module'],
    ['workers/due.ts', 'left-pad'],
    ['bot/words.ts', 'toString'],
  ] as const;
  it.each(forbidden)('does not let %s know %s', (path, library) => {
    expect(strayLibraries([importing(path, library)])).toEqual([expect.stringContaining(`${path}:1 `)]);
  });
  it('lets each room know its own', () => {
    const house = [
      importing('bot/channels/telegram/grammy.ts', 'grammy', 'node:timers/promises', 'hono/body-limit'),
      importing('workers/queues.ts', 'bullmq', 'zod'),
      importing('bot/engine/weekly.ts', 'temporal-polyfill'),
    ];
    expect(strayLibraries(house)).toEqual([]);
  });
  it('does not let a name be put together', () => {
    const hidden = file('workers/due.ts', 'const name = "pg";', 'await import(name);', 'await import("p" + "g");');
    expect(strayLibraries([hidden])).toEqual([
      'workers/due.ts:2 may not import computed',
      'workers/due.ts:3 may not import computed',
    ]);
  });
});

describe('the law against circles', () => {
  it('finds one, of types too, and tells the way', () => {
    const house = [
      importing('bot/engine/a.ts', './b.ts'),
      importing('bot/engine/b.ts', './c.ts'),
      file('bot/engine/c.ts', `import type { B } from './b.ts';`),
    ];
    expect(importCycles(house)).toEqual(['bot/engine/b.ts > bot/engine/c.ts > bot/engine/b.ts']);
  });
  it('is content where two know a third', () => {
    const house = [
      importing('bot/engine/a.ts', './b.ts', './c.ts'),
      importing('bot/engine/b.ts', './c.ts'),
      file('bot/engine/c.ts'),
    ];
    expect(importCycles(house)).toEqual([]);
  });
});

describe('the law of purity', () => {
  const worldly = [
    'new Date()',
    'Date.now()',
    'Temporal.Now.instant()',
    'Math.random()',
    'crypto.randomUUID()',
    'fetch("https://example.org")',
    'globalThis.fetch("https://example.org")',
    'process.env.HOST',
    'console.log(1)',
    'setTimeout(() => {}, 1)',
  ];
  it.each(worldly)('does not let the engine say %s', (code) => {
    expect(worldlyFunctions([file('bot/engine/step.ts', `export const x = () => ${code};`)])).toHaveLength(1);
    expect(worldlyFunctions([file('workers/due.ts', `export const x = () => ${code};`)])).toEqual([]);
  });
  it('lets a given moment be read', () => {
    const pure = file(
      'bot/engine/step.ts',
      `const x = [new Date('2026-11-24'), Date.parse('2026-11-24'), Math.max(1, 2)];`,
    );
    expect(worldlyFunctions([pure])).toEqual([]);
  });
});

describe('the laws of size and explanation', () => {
  const long = file('bot/engine/a.ts', 'export const a = () => {', ...Array<string>(5).fill('  a();'), '};');
  it('measures functions', () => {
    expect(longFunctions([long], 6)).toEqual(['bot/engine/a.ts:1 has 7 lines: export const a = () => {']);
    expect(longFunctions([long], 7)).toEqual([]);
  });
  it('measures files', () => {
    expect(longFiles([long], 6)).toEqual(['bot/engine/a.ts has 7 lines']);
    expect(longFiles([long], 7)).toEqual([]);
    expect(
      medianLength([
        { path: 'a', lines: 90 },
        { path: 'b', lines: 10 },
        { path: 'c', lines: 30 },
      ]),
    ).toBe(30);
  });
  it('wants a word on every exported function', () => {
    const written = file(
      'bot/engine/a.ts',
      '/** Says what is true of it. */',
      'export function told() {}',
      '/** Says what is true of it. */',
      '// biome-ignore lint: for a reason',
      'export const toldToo = () => 1;',
      '',
      'export function silent() {}',
      '/** */',
      'export const empty = function () {};',
      '// only for whoever reads the code',
      'export const noted = async () => 1;',
      'export const value = 1;',
      'function own() {}',
    );
    expect(unexplained([written], /^bot/u)).toEqual([
      'bot/engine/a.ts:7 silent',
      'bot/engine/a.ts:9 empty',
      'bot/engine/a.ts:11 noted',
    ]);
    expect(unexplained([written], /^prisma/u)).toEqual([]);
  });
});
