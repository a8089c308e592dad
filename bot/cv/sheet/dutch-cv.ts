import { LEVELS, LICENCES, SCHOOLS, STRENGTHS, TONGUES } from '../../capabilities/cv-talk/dutch.ts';
import { type Item, STILL, type Thing, type Told } from '../../capabilities/cv-talk/facts.ts';
import { isTask, TASKS } from '../../capabilities/cv-talk/tasks.ts';
import { printable } from '../typeset/index.ts';

/** Something with its years; `years` is empty where they do not matter. */
export type Line = { readonly years: string; readonly text: string };
export type Section = { readonly heading: string; readonly lines: readonly Line[] };

/** A CV as it is read in the Netherlands, in Dutch. */
export type DutchCv = {
  readonly name: string;
  readonly contact: readonly string[];
  readonly profile: string;
  readonly sections: readonly Section[];
};

/** To be filled in by hand. */
const OPEN = '…';
const LATIN_ONLY = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

const clean = (text: string): string => printable(text).replaceAll('\n', ' ').trim();

/** Words that no table of ours knows stand as she said them; the volunteer sees what is still to be done. */
const toTranslate = (words: string): string => `[nog te vertalen: ${clean(words)}]`;
const inDutch = (words: string, { language }: Told): string =>
  language === 'nl' && LATIN_ONLY.test(words) ? clean(words) : toTranslate(words);
/** Names of firms and towns are the same in every language that has these letters. */
const asName = (words: string): string => (LATIN_ONLY.test(words) ? clean(words) : toTranslate(words));

const known = <Table extends object>(table: Table, id: string | null): Table[keyof Table] | null =>
  id !== null && Object.hasOwn(table, id) ? table[id as keyof Table] : null;

const first = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const small = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** `"a, b en c"` */
function enumerated(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} en ${last}`;
}

function yearsOf({ from, until }: Item): string {
  if (until === STILL) return from === null ? 'nu' : `${from} – nu`;
  if (from !== null && until !== null) return from === until ? String(from) : `${from} – ${until}`;
  if (from !== null) return `vanaf ${from}`;
  return until === null ? `jaar: ${OPEN}` : `tot ${until}`;
}

const endOf = ({ from, until }: Item): number => (until === STILL ? Number.POSITIVE_INFINITY : (until ?? from ?? 0));
/** What lasts, or ended last, stands first. */
const newestFirst = (items: readonly Item[]): Item[] =>
  items.toSorted((one, other) => compare(endOf(other), endOf(one)) || compare(other.from ?? 0, one.from ?? 0));
const compare = (one: number, other: number): number => (one === other ? 0 : one - other);

function workLine(item: Item, told: Told): Line {
  const { what, where, isUnpaid } = item;
  const task = isTask(what.id) ? TASKS[what.id] : null;
  const title = task?.dutch ?? `${first(inDutch(what.words ?? '', told))}${isUnpaid ? ' (vrijwilligerswerk)' : ''}`;
  return { years: yearsOf(item), text: [title, ...(where === null ? [] : [asName(where)])].join(', ') };
}

function schoolLine(item: Item, told: Told): Line {
  const { what, where, until } = item;
  const title = known(SCHOOLS, what.id)?.dutch ?? first(inDutch(what.words ?? '', told));
  const years = until === STILL ? 'nu bezig' : (until?.toString() ?? `jaar: ${OPEN}`);
  return { years, text: [title, ...(where === null ? [] : [asName(where)])].join(', ') };
}

const tongueOf = ({ id, words }: Thing, told: Told): string => known(TONGUES, id) ?? inDutch(words ?? '', told);

function tongueLines(told: Told): Line[] {
  const dutch = told.dutch === null ? [] : [`Nederlands: ${LEVELS[told.dutch].dutch}`];
  const others = told.tongues.map(({ what, level }) => `${first(tongueOf(what, told))}: ${LEVELS[level].dutch}`);
  return [...dutch, ...others].map((text) => ({ years: '', text }));
}

/** What she has done, as things that one does; each once. */
function doings({ work }: Told): readonly string[] {
  const ids = new Set(work.map(({ what }) => what.id).filter(isTask));
  return [...new Set([...ids].map((id) => TASKS[id].doing))].slice(0, 4);
}

function wishOf(told: Told): string | null {
  const { wish } = told;
  if (wish === null) return null;
  if (isTask(wish.id)) return `Ik zoek werk als ${small(TASKS[wish.id].dutch)}.`;
  return wish.words === null ? 'Ik sta open voor elk soort werk.' : `Ik zoek dit werk: ${inDutch(wish.words, told)}.`;
}

function profileOf(told: Told): string {
  const done = doings(told);
  const strengths = told.strengths.flatMap(({ id }) => known(STRENGTHS, id)?.dutch ?? []);
  const experience = done.length === 0 ? [] : [`Ik heb ervaring met ${enumerated(done)}.`];
  const wish = wishOf(told);
  return [...experience, ...strengths, ...(wish === null ? [] : [wish])].join(' ') || OPEN;
}

/** What she said of herself in her own words; what we know the words for stands in the profile. */
const ownStrengths = (told: Told): Line[] =>
  told.strengths.flatMap(({ words }) => (words === null ? [] : [{ years: '', text: first(inDutch(words, told)) }]));

const licenceLines = ({ licence }: Told): Line[] =>
  licence === null || licence === 'none' ? [] : [{ years: '', text: LICENCES[licence] }];

/** What she told, as a CV. Sections of which she told nothing are left out. */
export function dutchCv(told: Told): DutchCv {
  const sections: readonly Section[] = [
    { heading: 'Ervaring', lines: newestFirst(told.work).map((item) => workLine(item, told)) },
    { heading: 'Opleiding', lines: newestFirst(told.schools).map((item) => schoolLine(item, told)) },
    { heading: 'Talen', lines: tongueLines(told) },
    { heading: 'Wat ik goed kan of graag doe', lines: ownStrengths(told) },
    { heading: 'Rijbewijs', lines: licenceLines(told) },
  ];
  return {
    name: clean(told.name ?? '') || `Naam: ${OPEN}`,
    contact: [`telefoon: ${clean(told.phone ?? '') || OPEN}`, `e-mail: ${clean(told.email ?? '') || OPEN}`],
    profile: profileOf(told),
    sections: sections.filter(({ lines }) => lines.length > 0),
  };
}
