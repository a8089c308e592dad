import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { REMARK_PHRASES } from '../../bot/cv/remarks.ts';
import { PHRASES } from '../../bot/engine/desk.ts';
import { COMMANDS } from '../../bot/engine/six-words.ts';
import { ROOMS } from './catalogue.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Names of rooms in the code that are no text: what is asked of the stores and what is written there. */
const DECLARED = /\b(?:question|record)<[^(]*>\(\s*'([^']+)'/gu;
const LITERAL = new RegExp(`(['"\`])((?:${ROOMS.join('|')})\\.(?:[a-z0-9-]|\\$\\{[^}]*\\})+)\\1`, 'gu');

function sources(): { path: string; code: string }[] {
  const inFolders = ['bot', 'workers', 'prisma'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
  );
  return [...inFolders, ...readdirSync(ROOT)]
    .filter((path) => /\.tsx?$/u.test(path) && !path.startsWith('prisma/generated'))
    .map((path) => ({ path, code: readFileSync(join(ROOT, path), 'utf8') }));
}

/** Comments show keys as examples; they use none. */
const withoutComments = (code: string): string => code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, '');

export type Use = { readonly path: string; readonly key: string };

const SOURCES = sources().map(({ path, code }) => ({ path, code: withoutComments(code) }));
const NO_TEXTS = new Set(SOURCES.flatMap(({ code }) => [...code.matchAll(DECLARED)].map(([, name]) => name)));

/** Everything in the code that looks like a key of a text, whole (`engine.menu`) or composed (`desk.${phrase}`). */
export const USES: readonly Use[] = SOURCES.flatMap(({ path, code }) =>
  // A file of texts is named after its room.
  [...code.matchAll(LITERAL)]
    .filter(([, , key = '']) => !key.endsWith('.json'))
    .map(([, , key = '']) => ({ path, key })),
);

/** The page names its texts without their room: `text(frame, 'send')`. */
const onPage = (): string[] =>
  SOURCES.filter(({ path }) => path.startsWith('bot/channels/web/')).flatMap(({ code }) =>
    [...code.matchAll(/\btext\(\s*frame,\s*'([a-z-]+)'/gu)].map(([, name = '']) => name),
  );

/**
 * Keys of which nothing but the room is written down: what may stand in the hole. Where more of the key is written
 * (`absence.reason-${id}`) whatever fits it is meant.
 */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  'engine.${way.kind}': ['edited', 'unsupported'],
  'engine.${intent}': ['greeting', 'thanks'],
  'absence.${answer.reason}': ['gone', 'already'],
  'desk.${phrase}': PHRASES,
  'remarks.${phrase}': REMARK_PHRASES,
  'telegram.${command}': COMMANDS,
  'whatsapp.${format}': ['value', 'day', 'short-day', 'time'],
  'clock.${partOfDay(Number(value.slice(11, 13)))}': ['night', 'morning', 'afternoon', 'evening'],
  // Said by name on the page; by command in its bar; by whom a line is from; and by the emergency it is a number for.
  'web.${key}': [...onPage(), 'menu', 'back', 'human', 'language', 'you', 'person', 'danger', 'violence', 'suicide'],
};

const isWhole = ({ key }: Use): boolean => !key.includes('${');
const roomOf = (key: string): string => key.slice(0, key.indexOf('.'));
const isOpen = ({ key }: Use): boolean => /^[^.]+\.\$\{[^}]*\}$/u.test(key);

export const wholeKeys = (): Use[] => USES.filter((use) => isWhole(use) && !NO_TEXTS.has(use.key));
/** Composed keys of which nobody has said what may stand in them, and sayings about keys that are composed no more. */
export const notUnderstood = (): string[] => {
  const open = new Set(USES.filter(isOpen).map(({ key }) => key));
  return [...[...open].filter((key) => !(key in OPEN)), ...Object.keys(OPEN).filter((key) => !open.has(key))];
};

/** What a composed key can come to: a list of keys, or every key that fits. */
export const composed = (): { use: string; keys: readonly string[] | RegExp }[] =>
  USES.filter((use) => !isWhole(use)).map(({ key }) => {
    const values = OPEN[key];
    if (values !== undefined) return { use: key, keys: values.map((value) => `${roomOf(key)}.${value}`) };
    const pattern = key
      .split(/\$\{[^}]*\}/u)
      .map((part) => part.replaceAll('.', '\\.'))
      .join('[a-z0-9-]*');
    return { use: key, keys: new RegExp(`^${pattern}$`, 'u') };
  });
