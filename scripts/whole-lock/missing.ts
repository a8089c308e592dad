type Package = {
  readonly version?: string;
  readonly dev?: boolean;
  readonly license?: string;
  readonly engines?: object;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** The part of `package-lock.json` (version 3) that tells what is installed where. */
export type PackageLock = { readonly packages: Readonly<Record<string, Package>> };

type Missing = { readonly name: string; readonly version: string; readonly by: Package };

/** Where a package at `path` may find another: beside what it has itself, then ever further out. */
function waysTo(name: string, path: string): string[] {
  const inside = `${path}/node_modules/${name}`.replace(/^\//u, '');
  const outer = path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1));
  return path === '' ? [inside] : [inside, ...waysTo(name, outer)];
}

/** What packages want for some platform and the lock file says nothing of. Empty: `npm ci` will take the file. */
export const missing = ({ packages }: PackageLock): Missing[] =>
  Object.entries(packages).flatMap(([path, by]) =>
    Object.entries(by.optionalDependencies ?? {})
      .filter(([name]) => !waysTo(name, path).some((way) => way in packages))
      .map(([name, version]) => ({ name, version, by })),
  );

/**
 * An entry as npm would write it, without the checksum that nobody gave us. Platform packages are named after what
 * they are for: `cli-linux-arm64-musl`, `binding-darwin-x64`.
 */
function entryOf({ name, version, by }: Missing) {
  const [, os, cpu, abi = ''] =
    /(?:^|-)(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-(\w+)(?:-(\w+))?$/u.exec(
      name.split('/').at(-1) ?? '',
    ) ?? [];
  if (os === undefined || cpu === undefined || !/^\d/u.test(version))
    throw new Error(`${name} does not say which version it is, and for which platform`);
  const libc = os !== 'linux' ? null : abi.startsWith('musl') ? 'musl' : abi.startsWith('gnu') ? 'glibc' : null;
  return {
    version,
    cpu: [cpu],
    ...(by.dev ? { dev: true } : {}),
    ...(libc === null ? {} : { libc: [libc] }),
    ...(by.license === undefined ? {} : { license: by.license }),
    optional: true,
    os: [os],
    ...(by.engines === undefined ? {} : { engines: by.engines }),
  };
}

/** The same lock file with an entry for everything that was missing, in npm's order. */
export function withMissing(lock: PackageLock): PackageLock {
  const added = missing(lock).map((one) => [`node_modules/${one.name}`, entryOf(one)] as const);
  const all = [...Object.entries<Package>(lock.packages), ...added];
  const sorted = all.sort(([one], [other]) => one.localeCompare(other, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}
