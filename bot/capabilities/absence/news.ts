import { keepQuiet, leave, type Visit } from '../../engine/capability.ts';
import { type Effect, say } from '../../engine/effect.ts';
import type { Step } from '../../engine/flow.ts';
import type { Params, Saying } from '../../engine/saying.ts';
import type { Report } from './facts.ts';
import { type Heard, type Hearer, type Hearing, type Place, told, type Waiting, waiting } from './hearing.ts';
import { tellAt } from './telling.ts';

/** A report as far as it is named; late or absent, the words are read from it when they are said. */
type Named = Pick<Report, 'kind' | 'series' | 'from' | 'child'>;

/** Lines that one message holds on an old phone; more make another one. */
const MOST_LINES = 8;
/** News is never too late. */
const NEVER = '9999-12-31T00:00:00Z';

/**
 * Has everybody who has to hear of a report told of it: at once or at the start of the next working day, whatever waits
 * for one of them in one message, and nothing of what is taken back meanwhile. Once for each report; "I come later"
 * is told in the same way.
 */
export function newsOf(report: Named, { hearers, work }: Hearing, { person, now }: Visit): Effect[] {
  const { kind, series, from, child } = report;
  const about = `absence:${kind}:${series}:${from}:${child ?? person.id}:${now}`;
  return hearers.map(({ person: hearer, as, starts }: Hearer): Effect => {
    const data: Place = { person: person.id, child, series, from, at: now, as, starts };
    const place = { room: 'absence', step: 'news', data };
    const at = tellAt(now, starts, person.zone, work);
    const inbound = { kind: 'nudge-due', place, expires: NEVER, news: true } as const;
    return { kind: 'knock', person: hearer, at, key: `${about}:${hearer}`, inbound };
  });
}

/** "She comes after all", to those who have been told; nobody else hears a word. */
export const takenBackNews = (told: readonly Heard[], visit: Visit): Effect[] =>
  told.map((one) => again(`taken-back:${one.starts}`, one, visit, { day: one.starts, time: one.starts }));

/** "She comes again, from this wall-clock day on", once to each of those who have been told that she does not. */
export const betterNews = (told: readonly Heard[], from: string, visit: Visit): Effect[] =>
  told.map((one) => again(`better:${from}`, one, visit, { day: from }));

function again(about: string, { person: hearer, who, name }: Heard, { now }: Visit, params: Params): Effect {
  const [what] = about.split(':');
  return {
    kind: 'knock',
    person: hearer,
    at: now,
    key: `absence-${about}:${who}:${now}:${hearer}`,
    inbound: { kind: 'news', key: `absence.news-${what}`, params: { ...params, name } },
  };
}

/** A word whose report stands. */
type Standing = Waiting & { readonly report: NonNullable<Waiting['report']> };

const isStanding = (word: Waiting): word is Standing => word.report !== null;

/** Everything that waits for one hearer is said with the first of its words; the others then wait no longer. */
const news: Step<Place> = {
  needs: () => [waiting({})],
  ask(_, __, facts) {
    const words = waiting.from(facts, {});
    if (words.length === 0) return keepQuiet('told');
    const heard = told({ words: words.map(({ key }) => ({ key })) });
    const standing = eachOnce(words.filter(isStanding));
    if (standing.length === 0) return leave(null, heard, { kind: 'silent', because: 'taken-back' });
    return leave(null, heard, ...sayingsOf(standing).map(say));
  },
};

/** Two reports of one person's week are the same word to whoever waits in both; two people of one name are not. */
const eachOnce = (words: readonly Standing[]): Standing[] => [
  ...new Map(words.map((word) => [`${word.who} ${word.starts} ${word.report.late}`, word])).values(),
];

/** Who cannot come, in one message; whoever comes later, one by one. */
function sayingsOf(words: readonly Standing[]): Saying[] {
  const absent = words.filter(({ report }) => !report.late);
  const late = words
    .filter(({ report }) => report.late)
    .map((word) => ({ key: 'absence.news-late', params: momentOf(word) }));
  return [...(absent.length === 1 ? absent.map(alone) : gathered(absent)), ...late];
}

const momentOf = ({ name, starts }: Waiting): Params => ({ name, day: starts, time: starts });

const paramsOf = (word: Standing): Params => {
  const { extent, reason } = word.report;
  const until = { key: `absence.for-${extent}` };
  return { ...momentOf(word), until, ...(tellsReason(word) ? { reason: { key: `absence.because-${reason}` } } : {}) };
};

/** A centre that asks for no reason has none to tell. */
const tellsReason = ({ as, report }: Standing): boolean => as === 'coach' && report.reason !== 'none';

const alone = (word: Standing): Saying => ({
  key: tellsReason(word) ? 'absence.news-coach' : 'absence.news',
  params: paramsOf(word),
});

function gathered(words: readonly Standing[]): Saying[] {
  const parts: Standing[][] = [];
  for (let at = 0; at < words.length; at += MOST_LINES) parts.push(words.slice(at, at + MOST_LINES));
  return parts.map((part) => ({
    key: 'absence.news-gathered',
    params: { number: part.length, lines: linesOf(part) },
  }));
}

/** One line under the other, each as a text of its own, so that staff read it in Dutch as well. */
function linesOf([first, ...rest]: readonly Standing[]): Params[string] {
  const line = {
    key: first !== undefined && tellsReason(first) ? 'absence.news-line-coach' : 'absence.news-line',
    params: first === undefined ? {} : paramsOf(first),
  };
  return rest.length === 0 ? line : { key: 'absence.news-lines', params: { line, lines: linesOf(rest) } };
}

/** The steps at which news is said; the flow of the room mounts them. */
export const newsSteps = { news };
