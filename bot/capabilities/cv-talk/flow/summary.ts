import type { Param, Params } from '../../../engine/saying.ts';
import { type Item, type SpokenTongue, STILL, type Told } from '../facts.ts';
import { ours } from '../rules.ts';
import { said } from './way.ts';

const NOTHING: Param = '–';

/** Several things as one text: `a, b, c`. */
const listed = ([first, ...others]: readonly Param[]): Param =>
  first === undefined || others.length === 0
    ? (first ?? NOTHING)
    : { key: 'cv-talk.list', params: { first, others: listed(others) } };

function withYears({ what, from, until }: Item, kind: 'task' | 'school'): Param {
  const thing = said(what, kind);
  if (until === STILL && from !== null) return { key: 'cv-talk.since', params: { what: thing, year: String(from) } };
  const years = [from, until].filter((year): year is number => year !== null && year !== STILL);
  return years.length === 0 ? thing : { key: 'cv-talk.with', params: { what: thing, more: years.join('–') } };
}

const atLevel = ({ what, level }: SpokenTongue): Param => ({
  key: 'cv-talk.with',
  params: { what: said(what, 'tongue'), more: { key: `cv-talk.level-${level}` } },
});

/** What she told, as the parts of one text with a line for each; what she left out is a dash. */
export function summaryOf(told: Told): Params {
  const dutch = told.dutch === null ? [] : [{ what: ours('nl'), level: told.dutch }];
  return {
    name: told.name ?? NOTHING,
    work: listed(told.work.map((item) => withYears(item, 'task'))),
    schools: listed(told.schools.map((item) => withYears(item, 'school'))),
    tongues: listed([...dutch, ...told.tongues].map(atLevel)),
    licence: told.licence === null ? NOTHING : { key: `cv-talk.licence-${told.licence}` },
    strengths: listed(told.strengths.map((thing) => said(thing, 'strength'))),
    contact: listed([told.phone, told.email].filter((one) => one !== null)),
    wish: told.wish === null ? NOTHING : said(told.wish, 'task'),
  };
}
