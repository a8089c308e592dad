import { execFile } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs one of PostgreSQL's programs as whoever may run it; rejects with what it printed. */
export type RunAsOwner = (file: string, ...args: string[]) => Promise<void>;

const USER = 'postgres';
/** What lets another user pass through a folder that only root may enter, such as root's own home. */
const PASS = '+dac_override,+dac_read_search';

/**
 * PostgreSQL refuses to run as root. Started by root, as in a container, it runs as the user `postgres`, who is
 * made where there is none and who gets the data folder; where that user cannot reach the folder, it keeps root's
 * right to pass through.
 */
export async function ownerOf(folder: string, program: string): Promise<RunAsOwner> {
  if (process.getuid?.() !== 0) return (file, ...args) => runOrTell(file, args, {});
  const ids = (await idsOf(USER)) ?? (await madeUser());
  await chown(folder, ids.uid, ids.gid);
  if (await reaches(ids, folder, program)) return (file, ...args) => runOrTell(file, args, ids);
  const privileges = [
    `--reuid=${ids.uid}`,
    `--regid=${ids.gid}`,
    '--clear-groups',
    `--inh-caps=${PASS}`,
    `--ambient-caps=${PASS}`,
  ];
  return (file, ...args) => runOrTell('setpriv', [...privileges, file, ...args], {});
}

type Ids = { readonly uid: number; readonly gid: number };

async function idsOf(user: string): Promise<Ids | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function madeUser(): Promise<Ids> {
  await run('useradd', ['--system', '--no-create-home', '--user-group', USER]).catch(() => {});
  const ids = await idsOf(USER);
  if (ids !== null) return ids;
  throw new Error(
    'PostgreSQL refuses to run as root, and no user for it could be made. Start as another user, or set DATABASE_URL.',
  );
}

const reaches = (ids: Ids, folder: string, program: string): Promise<boolean> =>
  Promise.all([run('test', ['-w', folder], ids), run('test', ['-x', program], ids)]).then(
    () => true,
    () => false,
  );

async function runOrTell(file: string, args: readonly string[], options: Partial<Ids>): Promise<void> {
  try {
    await run(file, [...args], options);
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${file} failed:\n${stdout ?? ''}${stderr ?? String(error)}`);
  }
}
