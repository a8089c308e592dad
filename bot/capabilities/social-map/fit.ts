import { type District, livesIn } from './districts.ts';
import type { Eligibility } from './facts.ts';

/** What was answered in this talk, by question. It goes with the talk and is kept nowhere else. */
export type Told = { readonly [question in QuestionName]?: string };

/** What decides for whom a place is, in the order in which it is asked where all of it counts alike. */
export const QUESTIONS = {
  district: ['centrum', 'zuidwest', 'den-haag', 'elsewhere'],
  children: ['0-1', '2-4', '5-11', 'none'],
  dutch: ['a1', 'a2', 'b1'],
  gender: ['women', 'men'],
  benefit: ['bijstand', 'other', 'none'],
  income: ['low', 'enough'],
  age: ['0-17', '18-26', '27-66', '67-120'],
  alone: ['yes', 'no'],
  situation: ['programme-to-work', 'part-time-with-benefit', 'none'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type QuestionName = keyof typeof QUESTIONS;

/** She would rather not say: it counts like something that nobody knows, and is not asked again. */
export const SKIPPED = 'skipped';

/** Whether one rule holds for her: `maybe` where what is known does not decide it. */
type Verdict = 'yes' | 'no' | 'maybe';

type Values = readonly string[];
type Span = readonly [from: number, until: number];

const known = (told: string | undefined): string | null => (told === undefined || told === SKIPPED ? null : told);

const verdict = (holds: boolean | null): Verdict => (holds === null ? 'maybe' : holds ? 'yes' : 'no');

const oneOf = (told: string | undefined, values: Values): Verdict => {
  const said = known(told);
  return verdict(said === null ? null : values.includes(said));
};

/** `"2-4"` → from the second birthday until the day before the fifth. */
const yearsOf = (band: string): Span => {
  const [from = 0, until = 0] = band.split('-').map(Number);
  return [from, until + 1];
};

/** Most of those of this age: yes; some of them: maybe. */
function within([from, until]: Span, [least, most]: Span): Verdict {
  const shared = Math.min(until, most) - Math.max(from, least);
  if (shared <= 0) return 'no';
  return shared >= (until - from) / 2 ? 'yes' : 'maybe';
}

const LEVELS = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'];
/** Who says that her Dutch is good may speak more than that. */
const BEST_TOLD = 'b1';

function level(
  told: string | undefined,
  value: string | undefined,
  isEnough: (difference: number) => boolean,
): Verdict {
  const said = known(told);
  if (said === null) return 'maybe';
  const difference = LEVELS.indexOf(said) - LEVELS.indexOf((value ?? '').toLowerCase());
  const mayBeMore = said === BEST_TOLD && difference <= 0;
  return mayBeMore && difference < 0 ? 'maybe' : verdict(isEnough(difference));
}

const NO_CHILD = 'none';

function ofChild(told: string | undefined, span: Span): Verdict {
  const said = known(told);
  if (said === null) return 'maybe';
  return said === NO_CHILD ? 'no' : within(yearsOf(said), span);
}

const childSpan = (value: string | undefined): Span => {
  const [from = 0, until = 0] = (value ?? '').split('-').map(Number);
  return [from, until];
};

/** Nobody is asked for more than that she gets no benefit of one kind: which other one it is stays open. */
const benefit = (told: string | undefined, values: Values): Verdict => {
  const said = known(told);
  if (said === 'other') return values.some((value) => value !== 'bijstand') ? 'maybe' : 'no';
  return oneOf(told, values);
};

/** Who lives on welfare benefit has little money. */
const income = ({ income: told, benefit: paid }: Told): Verdict =>
  known(paid) === 'bijstand' ? 'yes' : oneOf(told, ['low']);

type Rule = { readonly asks: QuestionName | null; verdict(values: Values, told: Told, language: string): Verdict };

/** By the codes of `docs/hsds-profile.md`. What has no entry here is told, not asked: `need-motivation`. */
const RULES: Readonly<Record<string, Rule>> = {
  gender: { asks: 'gender', verdict: (values, { gender }) => oneOf(gender, values) },
  benefit: { asks: 'benefit', verdict: (values, told) => benefit(told.benefit, values) },
  income: { asks: 'income', verdict: (_, told) => income(told) },
  'dutch-at-least': { asks: 'dutch', verdict: ([value], { dutch }) => level(dutch, value, (more) => more >= 0) },
  'dutch-at-most': { asks: 'dutch', verdict: ([value], { dutch }) => level(dutch, value, (more) => more <= 0) },
  speaks: { asks: null, verdict: (values, _, language) => verdict(values.includes(language)) },
  'child-age': { asks: 'children', verdict: ([value], { children }) => ofChild(children, childSpan(value)) },
  'youngest-child-under': {
    asks: 'children',
    verdict: ([value], { children }) => ofChild(children, [0, Number(value)]),
  },
  'single-parent': { asks: 'alone', verdict: (values, { alone }) => oneOf(alone, values) },
  situation: { asks: 'situation', verdict: (values, { situation }) => oneOf(situation, values) },
  // Somebody else has to send her there: nothing that she says decides it.
  'referred-by': { asks: null, verdict: () => 'maybe' },
};

function areaVerdict(areas: readonly string[], told: string | undefined): Verdict {
  const said = known(told) as District | null;
  if (said === null) return 'maybe';
  const all = areas.map((area) => livesIn(said, area));
  if (all.includes(true)) return 'yes';
  return all.includes(null) ? 'maybe' : 'no';
}

/** No limit that anybody reaches. */
const OLDEST = 200;

const ageVerdict = ({ minimumAge, maximumAge }: Eligibility, told: string | undefined): Verdict => {
  const said = known(told);
  return said === null ? 'maybe' : within(yearsOf(said), [minimumAge ?? 0, (maximumAge ?? OLDEST) + 1]);
};

type Judged = { readonly asks: QuestionName | null; readonly verdict: Verdict };

function judge(place: Eligibility, told: Told, language: string): Judged[] {
  const judged = Object.entries(place.rules).flatMap(([code, values]): Judged[] => {
    const rule = RULES[code];
    return rule === undefined ? [] : [{ asks: rule.asks, verdict: rule.verdict(values, told, language) }];
  });
  if (place.areas.length > 0) judged.push({ asks: 'district', verdict: areaVerdict(place.areas, told.district) });
  if (place.minimumAge !== null || place.maximumAge !== null)
    judged.push({ asks: 'age', verdict: ageVerdict(place, told.age) });
  return judged;
}

/** How a place fits her: whether it is for her, how many of its rules she is known to meet, and what would tell more. */
export type Fit = {
  readonly verdict: Verdict;
  readonly met: number;
  readonly open: readonly QuestionName[];
};

/** Every rule has to hold; of several values of one rule, one is enough. */
export function fitOf(place: Eligibility, told: Told, language: string): Fit {
  const judged = judge(place, told, language);
  const met = judged.filter((one) => one.verdict === 'yes').length;
  const undecided = judged.filter((one) => one.verdict === 'maybe');
  const open = undecided.flatMap(({ asks }) => (asks !== null && told[asks] === undefined ? [asks] : []));
  if (judged.some((one) => one.verdict === 'no')) return { verdict: 'no', met, open: [] };
  return { verdict: undecided.length > 0 ? 'maybe' : 'yes', met, open };
}
