import { parseArgs } from 'node:util';
import { LANGUAGES } from '../../bot/engine/language.ts';
import { compile } from '../../bot/engine/lexicon.ts';
import { normalise } from '../../bot/engine/normalise.ts';
import { loadLexicons } from '../../bot/lexicons.ts';
import { readSet } from '../../scripts/understanding/sets.ts';

/** What the issue allows for a sentence. */
const BAR_MS = 5;
/** What nobody writes: it has to be over before anybody waits for an answer. */
const HOSTILE_BAR_MS = 250;
const ROUNDS = 5;

const { values } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });

const begun = performance.now();
const lexicons = loadLexicons();
const understanding = compile(lexicons, () => '');
const startMs = performance.now() - begun;

/** All stems of all lexicons as plain strings: what looking for each of them in turn would cost. */
const strings = LANGUAGES.flatMap((language) =>
  [...Object.values(lexicons[language].domains), ...Object.values(lexicons[language].crisis)]
    .flat()
    .flatMap((written) => written.split(/[|\s&]+/u))
    .map((word) => normalise(word.replace(/^[~=]+/u, ''))),
);

const ours = (said: string) => [understanding.crisis(said), understanding.meaning(said, null)];
/** The peer: `String.includes` of every word of the lexicons, which finds the words and understands nothing. */
const peer = (said: string) => {
  const text = normalise(said);
  return strings.filter((word) => text.includes(word));
};

/** Milliseconds of each sentence, the slowest of none left out. */
function timesOf(sentences: readonly string[], work: (said: string) => unknown): readonly number[] {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const said of sentences) {
      const from = performance.now();
      work(said);
      times.push(performance.now() - from);
    }
  }
  return times.sort((one, other) => one - other);
}
const at = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

const rows = LANGUAGES.map((language) => {
  const { wishes, crisis, calm } = readSet('held-out', language);
  const sentences = [...Object.values(wishes), ...Object.values(crisis), calm].flat();
  timesOf(sentences.slice(0, 20), ours);
  const [mine, other] = [timesOf(sentences, ours), timesOf(sentences, peer)];
  const p50 = at(mine, 0.5);
  return {
    language,
    p50,
    p99: at(mine, 0.99),
    worst: at(mine, 1),
    peer: p50 / at(other, 0.5),
    bar: at(mine, 0.99) / BAR_MS,
  };
});

const HOSTILE: readonly (readonly [string, string])[] = [
  ['10 MB', 'abc def '.repeat(1_300_000)],
  ['"a" x 1,000,000', 'a'.repeat(1_000_000)],
  ['zalgo', `a${'\u0301\u0302\u0303'.repeat(40)}`.repeat(2_000)],
  ['a pattern x 100,000', 'slaat mij '.repeat(100_000)],
  ['one word of Arabic', 'ضرب'.repeat(100_000)],
];
const hostile = HOSTILE.map(([text, said]) => {
  const from = performance.now();
  ours(said);
  const took = performance.now() - from;
  return { text, took, bar: took / HOSTILE_BAR_MS };
});

if (values.json) console.log(JSON.stringify({ startMs, rows, hostile }));
else {
  console.log(`compiled in ${startMs.toFixed(0)} ms; the peer looks for ${strings.length} words one by one\n`);
  console.table(
    rows.map((row) => ({
      ...row,
      p50: row.p50.toFixed(3),
      p99: row.p99.toFixed(3),
      worst: row.worst.toFixed(2),
      peer: row.peer.toFixed(2),
      bar: row.bar.toFixed(3),
    })),
  );
  console.table(hostile.map((row) => ({ ...row, took: row.took.toFixed(1), bar: row.bar.toFixed(2) })));
}
const broken = rows.some(({ bar }) => bar > 1) || hostile.some(({ bar }) => bar > 1);
if (broken) process.exitCode = 1;
