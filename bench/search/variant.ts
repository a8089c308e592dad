import { percentile } from '../turns/result.ts';
import { documentsOf, type Peer } from './document.ts';
import { KINDS, type Kind, queriesFor } from './queries.ts';
import { door } from './variants/door.ts';
import { flexsearch } from './variants/flexsearch.ts';
import { fuse } from './variants/fuse.ts';
import { minisearch } from './variants/minisearch.ts';
import { orama } from './variants/orama.ts';
import { ours } from './variants/ours.ts';
import { scan } from './variants/scan.ts';
import { inventedMap } from './world.ts';

const VARIANTS: Readonly<Record<string, () => Peer>> = { ours, door, scan, minisearch, flexsearch, orama, fuse };
const MOST = 10;
/** Of each kind; Fuse is asked a hundredth of it, for it takes a second and more for each. */
const EACH = 500;
const EACH_OF_FUSE = 5;
const WARMING = 10;

/** What one variant measured: milliseconds for each kind of question, and how often a right answer stood in the first ten. */
export type Found = {
  readonly kinds: Readonly<
    Record<Kind | 'all', { readonly p50: number; readonly p99: number; readonly recall: number }>
  >;
  /** Processor time of a question, as far as it can be told: on a busy machine the clock tells of others. */
  readonly cpuP99: number;
  readonly buildMs: number;
  /** What the index takes, without the map itself. */
  readonly heapMb: number;
};

const heap = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1_048_576;
};

async function measure(name: string, count: number): Promise<Found> {
  const map = inventedMap(count);
  const documents = documentsOf(map);
  const queries = queriesFor(documents, name === 'fuse' ? EACH_OF_FUSE : EACH);
  const peer = (VARIANTS[name] as () => Peer)();
  const before = heap();
  const begun = performance.now();
  await peer.build(map);
  const buildMs = performance.now() - begun;
  const heapMb = heap() - before;
  for (const { search } of queries.slice(0, WARMING)) await peer.find(search, MOST);
  const asked: { kind: Kind; ms: number; cpu: number; isRight: boolean }[] = [];
  for (const { kind, search, isRight } of queries) {
    const cpuBefore = process.cpuUsage();
    const at = performance.now();
    const found = await peer.find(search, MOST);
    const ms = performance.now() - at;
    const { user, system } = process.cpuUsage(cpuBefore);
    asked.push({
      kind,
      ms,
      cpu: (user + system) / 1_000,
      isRight: found.some((id) => isRight(documents[id] as (typeof documents)[number])),
    });
  }
  const of = (some: typeof asked) => {
    const times = some.map(({ ms }) => ms).sort((one, other) => one - other);
    const recall = some.filter(({ isRight }) => isRight).length / some.length;
    return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), recall };
  };
  const kinds = KINDS.map((kind) => [kind, of(asked.filter((one) => one.kind === kind))]);
  const cpu = asked.map((one) => one.cpu).sort((one, other) => one - other);
  const all = Object.fromEntries([...kinds, ['all', of(asked)]]) as Found['kinds'];
  return { kinds: all, cpuP99: percentile(cpu, 0.99), buildMs, heapMb };
}

const [name = '', count = ''] = process.argv.slice(2);
console.log(JSON.stringify(await measure(name, Number(count))));
