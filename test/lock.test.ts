import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { missing, type PackageLock, withMissing } from '../scripts/whole-lock/missing.ts';

const read = (file: string) => JSON.parse(readFileSync(join(import.meta.dirname, '..', file), 'utf8'));

it('has a lock file that npm ci takes on every platform: else npm run lock', () => {
  expect(missing(read('package-lock.json')).map(({ name }) => name)).toEqual([]);
});

it('pins every version exactly', () => {
  const { dependencies, devDependencies } = read('package.json');
  for (const version of Object.values({ ...dependencies, ...devDependencies })) {
    expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.-]+)?$/u);
  }
});

const wanting = {
  version: '1.0.0',
  optionalDependencies: { '@x/cli-linux-x64-musl': '1.0.0', '@x/cli-win32-arm64': '1.0.0' },
};
const invented: PackageLock = {
  packages: {
    '': {},
    'node_modules/@x/cli': { ...wanting, dev: true, license: 'MIT' },
    'node_modules/@x/cli-win32-arm64': { version: '1.0.0' },
    'node_modules/y': { version: '1.0.0' },
    'node_modules/y/node_modules/@x/cli': wanting,
  },
};

it('finds what is missing, and where it need not be beside what wants it', () => {
  expect(missing(invented).map(({ name }) => name)).toEqual(['@x/cli-linux-x64-musl', '@x/cli-linux-x64-musl']);
  expect(missing(withMissing(invented))).toEqual([]);
});

it('adds what is missing as npm would have written it', () => {
  const { packages } = withMissing({ packages: { 'node_modules/@x/cli': { ...wanting, dev: true, license: 'MIT' } } });
  expect(Object.keys(packages)).toEqual([
    'node_modules/@x/cli',
    'node_modules/@x/cli-linux-x64-musl',
    'node_modules/@x/cli-win32-arm64',
  ]);
  expect(packages['node_modules/@x/cli-linux-x64-musl']).toEqual({
    version: '1.0.0',
    cpu: ['x64'],
    dev: true,
    libc: ['musl'],
    license: 'MIT',
    optional: true,
    os: ['linux'],
  });
});

it.each([
  ['fsevents', '2.3.3'],
  ['@x/cli-darwin-x64', '^1.0.0'],
])('does not guess what %s in %s may be', (name, version) => {
  const packages = { 'node_modules/z': { optionalDependencies: { [name]: version } } };
  expect(() => withMissing({ packages })).toThrow(`${name} does not say which version it is, and for which platform`);
});
