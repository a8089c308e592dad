import type { History } from './history.ts';
import type { Kill } from './nemesis.ts';
import type { Played } from './performing.ts';

/** More than these say no more; the folder of the run has all. */
const MOST_FAULTS = 40;

/** One line per kill, while it goes on. */
export function killLine({ number, age, moment, orphans }: Kill, { updates, sends }: History, open: number): string {
  const counts = `${open} conversations open, ${updates.length} messages in, ${sends.length} out`;
  return `kill ${String(number).padStart(2)}  ${moment.padEnd(8)}  ${age} ms old  ${counts}, ${orphans} left lying`;
}

/** What came of it, as a table. */
export function table({ cast, standings, history, kills, evidence, account, faults, seconds }: Played): string {
  const { doubles } = account;
  const windows = doubles.map(({ window }) => window);
  const waits = standings.map(({ longest }) => longest).sort((one, other) => one - other);
  const rows: readonly (readonly [string, string | number])[] = [
    ['conversations', cast.length],
    ['  of them finished', standings.filter(({ done }, n) => done === cast[n]?.script.length).length],
    ['kills', `${kills.length}, ${kills.filter(({ moment }) => moment === 'starting').length} of them while starting`],
    ['messages left lying by them', kills.reduce((sum, { orphans }) => sum + orphans, 0)],
    ['messages in', history.updates.length],
    ['turns taken', evidence.heard.length],
    ['messages said', evidence.said.length],
    ['messages sent', history.sends.length],
    ['  of them twice, excused by a kill', doubles.length],
    ['  of these below a later answer', account.late],
    ['  longest such window', windows.length === 0 ? '-' : `${Math.max(...windows)} ms`],
    ['absences recorded', evidence.absences.length],
    ['news told', evidence.heard.filter(({ key }) => !key.startsWith('tg:')).length],
    ['questions counted', evidence.questions],
    ['longest wait for an answer: half of the people', `${inSeconds(waits[waits.length >> 1])}`],
    ['                            everybody', `${inSeconds(waits.at(-1))}`],
    ['time', `${seconds.toFixed(0)} s`],
    ['faults', faults.length],
  ];
  return rows.map(([what, value]) => `  ${what.padEnd(48)} ${String(value).padStart(8)}`).join('\n');
}

const inSeconds = (ms = 0): string => `${(ms / 1_000).toFixed(1)} s`;

export function faultLines(faults: readonly string[]): string {
  const more = faults.length > MOST_FAULTS ? [`  … and ${faults.length - MOST_FAULTS} more`] : [];
  return [...faults.slice(0, MOST_FAULTS).map((fault) => `  ✗ ${fault}`), ...more].join('\n');
}
