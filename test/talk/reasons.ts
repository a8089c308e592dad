import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REASONS } from '../../bot/capabilities/absence/facts.ts';
import type { Language } from '../../bot/engine/language.ts';
import type { Line, Transcript } from './read.ts';

type AReason = (typeof REASONS)[number];

/** Sentences of a language that tell a reason for not coming today: `transcripts/sentences/absence/<language>.json`. */
export const reasonSentences = (language: Language): Readonly<Record<AReason, readonly string[]>> =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '..', 'transcripts', 'sentences', 'absence', `${language}.json`), 'utf8'),
  );

/** A person by whom each reason is played, on a day on which exactly one thing is planned for her. */
const HUDA = { as: 'huda', at: '2026-11-24T10:00+01:00', day: '2026-11-24' };
/** The three that stand behind "something else". */
const RARER = REASONS.slice(4);

const EXPECTED: Readonly<Record<AReason, readonly string[]>> = {
  ill: ['absence.done', 'absence.offer'],
  'child-ill': ['absence.done', 'absence.offer'],
  appointment: ['absence.done', 'absence.offer-another'],
  bereavement: ['absence.done-bereavement'],
  childcare: ['absence.done', 'absence.offer-childcare'],
  mind: ['absence.done', 'absence.offer-talk'],
  other: ['absence.done', 'absence.offer'],
};

type Unnumbered<L> = L extends Line ? Omit<L, 'line'> : never;

const numbered = (lines: readonly Unnumbered<Line>[]): Line[] =>
  lines.map((line, at) => ({ ...line, line: at + 1 }) as Line);
const expects = (key: string, who = HUDA.as): Unnumbered<Line> => ({ kind: 'expects', who, key });
const taps = (id: string): Unnumbered<Line> => ({ kind: 'hears', who: HUDA.as, what: { kind: 'choice', id } });

/** What follows a report with this reason: thanks, what may help, what is kept, and who hears it. */
const reported = (reason: AReason): Unnumbered<Line>[] => [
  ...EXPECTED[reason].map((key) => expects(key)),
  { kind: 'records', name: 'absence.report', data: { reason, extent: 'once', late: false, from: HUDA.day } },
  expects('absence.news', 'willem'),
  expects('absence.news-coach', 'petra'),
];

/** Said in these words, and nothing else has to be said. */
export const inWords = (reason: AReason, text: string): Transcript => ({
  ...HUDA,
  name: `reasons/${reason}`,
  title: text,
  lines: numbered([{ kind: 'hears', who: HUDA.as, what: { kind: 'text', text } }, ...reported(reason)]),
});

/** From the menu: which, and why. The rarer reasons are one tap further. */
export const byTap = (reason: AReason): Transcript => ({
  ...HUDA,
  name: `reasons/${reason}`,
  title: 'by tap',
  lines: numbered([
    { kind: 'hears', who: HUDA.as, what: { kind: 'command', command: 'menu' } },
    expects('engine.menu'),
    taps('absence'),
    expects('absence.which'),
    taps(HUDA.day),
    expects('absence.reason'),
    ...(RARER.includes(reason) ? [taps('something-else'), expects('absence.reason-more')] : []),
    taps(reason),
    ...reported(reason),
  ]),
});
