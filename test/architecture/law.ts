import { posix } from 'node:path';
import { COMPUTED, type Source } from './source.ts';

/**
 * From the inside out. A file may import from its own room and from every layer further in, never from one further
 * out, and never from a neighbour: another room of its own layer.
 *
 * - engine: pure; what a conversation is.
 * - room: the capabilities; pure, and strangers to each other.
 * - rooms: the hand-written list of them.
 * - spine: the one door, and what it asks of the outside.
 * - house: everything that touches the world, in rooms that do not know each other.
 * - root: where a process is put together; roots may know each other and everything else.
 */
const LAYERS = ['engine', 'room', 'rooms', 'spine', 'house', 'root'] as const;
type Layer = (typeof LAYERS)[number];

/** The first line that fits a file says where it stands; in `house` and `room`, the first group is its room. */
const PLACES: readonly (readonly [RegExp, Layer])[] = [
  [/^bot\/engine\//u, 'engine'],
  [/^bot\/capabilities\/([^/]+)\/.+/u, 'room'],
  [/^bot\/capabilities\/index\.ts$/u, 'rooms'],
  // The door in its parts: what it promises when it fails, and the lanes in which it takes knocks one by one.
  [
    /^bot\/(?:inbound|ports|staff-ports|staff-week-ports|staff-absence-ports|staff-signals-ports|staff-referrals-ports|staff-cv-ports|emergency|lanes|recent|limit|range)\.ts$/u,
    'spine',
  ],
  [/^(?:bot|workers|workers\/due-report)\/main\.ts$/u, 'root'],
  // What a process of the bot holds: each channel, built from the settings; and what its terminal shows of one.
  [/^bot\/(?:holding|terminal|pressing)\.ts$/u, 'root'],
  [/^(?:foundation|door|start|welcome)\.ts$/u, 'root'],
  [/^[a-z]+\.config\.ts$/u, 'root'],
  // Another front of the whole house, for a terminal: it is put together like a process and nothing knows it.
  [/^bot\/talk\//u, 'root'],
  // What the bot makes of words, for a terminal.
  [/^bot\/understand\//u, 'root'],
  // Tables as people bring them and take them away, CSV and XLSX: for whichever room reads or writes files.
  [/^bot\/files\//u, 'spine'],
  // People and timetables as a centre brings them: what is in the tables and what it would change, pure.
  [/^bot\/roster\/plan\//u, 'spine'],
  // What stands in calendars that people read in apps of their own, and how it is written: pure, without a library.
  [/^bot\/(calendar)\/door\//u, 'house'],
  [/^bot\/calendar\//u, 'spine'],
  // Cases of danger: who is on call, who is alerted when, what a device is rung by; pure.
  [/^bot\/crisis\//u, 'spine'],
  // The social map in HSDS: what it is, how it is nested, compared and searched, pure and without a library.
  [/^bot\/hsds\/map\//u, 'spine'],
  // Its files and its public door.
  [/^bot\/(hsds)\//u, 'house'],
  [/^bot\/(roster)\//u, 'house'],
  // The social map on paper: what stands there is pure; how it looks and is printed is the press's; ordering it in a
  // terminal is a front of the whole house.
  [/^bot\/paper\/(?:main|asked)\.ts$/u, 'root'],
  [/^bot\/(paper)\/press\//u, 'house'],
  [/^bot\/paper\//u, 'spine'],
  // The CV desk: what is known of a document is pure; reading, looking, keeping and writing documents are rooms that do
  // not know each other.
  // Text on paper is set in one place, for whoever reads or writes documents.
  [/^bot\/cv\/typeset\//u, 'spine'],
  [/^bot\/(cv\/[^/]+)\//u, 'house'],
  [/^bot\/cv\//u, 'spine'],
  [/^bot\/(channels\/[^/]+)(?:\/|$)/u, 'house'],
  [/^bot\/(admin)\//u, 'house'],
  [/^bot\/(words|lexicons|env|serve|log)\.ts$/u, 'house'],
  // Health tells the figures; together they are what an operator sees.
  [/^bot\/(?:health|metrics)\.ts$/u, 'house'],
  [/^(prisma)\//u, 'house'],
  [/^(workers)\//u, 'house'],
];

const CHANNEL_PORT = 'bot/channels/channel.ts';
/** What lies between the channels belongs to them all: the port, and what more than one of them needs. */
const SHARED_BY_CHANNELS = /^bot\/channels\/[^/]+$/u;
const CHANNELS = /^bot\/channels\//u;
/**
 * The one way between neighbours: the outbox speaks through the port, and files are fetched through it, whatever
 * messenger is behind it.
 */
const THROUGH_THE_PORT = /^workers\/(?:outbox|speech|fetcher|eraser)\.ts$/u;

type Place = { readonly layer: Layer; readonly room: string };

/** Where a file stands; null where the law knows no place for it. */
function placeOf(path: string): Place | null {
  for (const [pattern, layer] of PLACES) {
    const fits = pattern.exec(path);
    if (fits !== null) return { layer, room: fits[1] ?? '' };
  }
  return null;
}

/** Imports of our own files as paths from the root; those from outside are left out. */
export const ownImports = ({ path, imports }: Source) =>
  imports
    .filter(({ name }) => name.startsWith('.'))
    .map(({ name, line }) => ({ line, to: posix.join(posix.dirname(path), name) }));

function mayImport(from: string, to: string): boolean {
  const [here, there] = [placeOf(from), placeOf(to)];
  if (here === null || there === null) return false;
  if (SHARED_BY_CHANNELS.test(to) && CHANNELS.test(from)) return true;
  if (to === CHANNEL_PORT && THROUGH_THE_PORT.test(from)) return true;
  if (here.layer === there.layer) return here.room === there.room;
  return LAYERS.indexOf(there.layer) < LAYERS.indexOf(here.layer);
}

/** Everything that breaks the import law, one line each; empty when it holds. */
export const brokenImports = (sources: readonly Source[]): string[] =>
  sources.flatMap((source) => {
    if (placeOf(source.path) === null) return [`${source.path} stands in no room`];
    return ownImports(source)
      .filter(({ to }) => !mayImport(source.path, to))
      .map(({ to, line }) => `${source.path}:${line} may not import ${to}`);
  });

/** Library by library, who may know it. A new one has to be given its room here, which is the moment to think. */
const LIBRARIES = new Map<string, RegExp>(
  Object.entries({
    grammy: /^bot\/channels\/telegram\//u,
    telegraf: /^bot\/channels\/telegram\//u,
    'whatsapp-web.js': /^bot\/channels\/whatsapp\//u,
    puppeteer: /^bot\/channels\/whatsapp\//u,
    bullmq: /^workers\//u,
    ioredis: /^workers\//u,
    'web-push': /^workers\/push\.ts$/u,
    'file-type': /^workers\/file-types\.ts$/u,
    'pdfjs-dist': /^bot\/cv\/reader\//u,
    mammoth: /^bot\/cv\/reader\//u,
    yauzl: /^bot\/cv\/reader\//u,
    sharp: /^bot\/cv\/reader\//u,
    '@napi-rs/canvas': /^bot\/cv\/(?:reader|sheet|typeset)\//u,
    docx: /^bot\/cv\/sheet\//u,
    'hunspell-asm': /^bot\/cv\/look\//u,
    // A thread is not given the loader of whoever starts it.
    tsx: /^bot\/cv\/look\/spelling\/thread\.js$/u,
    aws4fetch: /^bot\/cv\/keeping\//u,
    diff: /^bot\/admin\//u,
    pg: /^prisma\//u,
    prisma: /^prisma(?:\/|\.config\.ts$)/u,
    '@prisma/client': /^prisma\//u,
    '@prisma/adapter-pg': /^prisma\//u,
    '@prisma/driver-adapter-utils': /^prisma\//u,
    '@prisma/schema-engine-wasm': /^prisma\//u,
    'date-holidays': /^prisma\/holidays\.ts$/u,
    'rrule-temporal': /^prisma\/timetable\//u,
    i18next: /^bot\/words\.ts$/u,
    'better-auth': /^bot\/admin\//u,
    hono: /^bot\/(?:channels\/[^/]+\/|admin\/|calendar\/door\/|paper\/press\/|hsds\/(?:routes|limits)\.ts$|(?:serve|health|main|holding)\.ts$)/u,
    uqr: /^bot\/(?:admin\/|paper\/press\/|terminal\.ts$)/u,
    'puppeteer-core': /^bot\/paper\/press\/pdf\.ts$/u,
    hucre: /^bot\/files\//u,
    fflate: /^bot\/files\//u,
    '@hono/node-server': /^bot\/serve\.ts$/u,
    pino: /^bot\/log\.ts$/u,
    'prom-client': /^bot\/metrics\.ts$/u,
    vitest: /^vitest\.config\.ts$/u,
    // Two languages more than two libraries: dates that are right, anywhere, and proof of what comes from outside.
    'temporal-polyfill': /^/u,
    zod: /^(?!bot\/(?:engine|capabilities)\/)/u,
    // The ways around an import: a name put together while running, and `createRequire`.
    [COMPUTED]: /^prisma\/embedded\/binaries\.ts$/u,
    'node:module':
      /^(?:bot\/(?:admin\/assets|paper\/press\/fonts|cv\/typeset\/fonts|cv\/look\/spelling\/dictionaries)|prisma\/(?:schema-engine|holidays))\.ts$/u,
  }),
);

/** What Node brings along: for everything that touches the world, so not for engine, rooms and spine. */
const NODE =
  /^(?!bot\/(?:engine|capabilities)\/|bot\/(?:inbound|ports|staff-ports|staff-week-ports|staff-absence-ports|staff-signals-ports|staff-referrals-ports|staff-cv-ports|emergency|lanes)\.ts$)/u;

const libraryOf = (specifier: string): string => {
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
};

const roomOfLibrary = (library: string): RegExp | undefined =>
  LIBRARIES.get(library) ?? (library.startsWith('node:') ? NODE : undefined);

/** Every outside library that is known outside its room, or has none. */
export const strayLibraries = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ name }) => !name.startsWith('.'))
      .map(({ name, line }) => ({ library: libraryOf(name), line }))
      .filter(({ library }) => !roomOfLibrary(library)?.test(path))
      .map(({ library, line }) => `${path}:${line} may not import ${library}`),
  );

/** Where the pure part of the house looks at a clock, rolls dice or touches the world. */
export const worldlyFunctions = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ path }) => ['engine', 'room', 'rooms'].includes(placeOf(path)?.layer ?? ''))
    .flatMap(({ path, worldly }) => worldly.map(({ name, line }) => `${path}:${line} is not pure: ${name}`));
