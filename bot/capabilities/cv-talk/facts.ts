import { record } from '../../engine/effect.ts';
import { question } from '../../engine/fact.ts';
import type { Language } from '../../engine/language.ts';
import type { Level, Licence } from './dutch.ts';

/** One of ours by its key, or her own words; exactly one of the two is there. */
export type Thing = { readonly id: string | null; readonly words: string | null };

/** Something that she did. Years are of the calendar in use here; `until` may be `STILL`. Null: she did not say. */
export type Item = {
  readonly what: Thing;
  readonly isUnpaid: boolean;
  /** A firm, a place or a country, in her own words. */
  readonly where: string | null;
  readonly from: number | null;
  readonly until: number | null;
};

export type SpokenTongue = { readonly what: Thing; readonly level: Level };

/** What a CV is made of, as she told it: what she left out is null or empty. */
export type Told = {
  /** In which she began to tell it; her own words may be in another one. */
  readonly language: Language;
  readonly name: string | null;
  /** In the order in which she told them. */
  readonly work: readonly Item[];
  readonly schools: readonly Item[];
  readonly dutch: Level | null;
  readonly tongues: readonly SpokenTongue[];
  readonly licence: Licence | null;
  readonly strengths: readonly Thing[];
  readonly phone: string | null;
  readonly email: string | null;
  /** Work that she is looking for: the key of a task, `any`, or her own words. */
  readonly wish: Thing | null;
};

/** In place of a year: it has not ended. */
export const STILL = 0;

/** A CV that she has begun to tell and not handed in, and the question that comes next. */
export type Unfinished = { readonly told: Told; readonly step: string };

export const unfinished = question<Record<string, never>, Unfinished | null>('cv-talk.unfinished');

/** A number for a submission, drawn anew each time, and the day by which feedback is promised today. */
export const receipt = question<Record<string, never>, { readonly number: number; readonly dueOn: string }>(
  'cv-talk.receipt',
);

/** What she has told so far, in place of what was kept before. */
export const keep = record<{ readonly told: Told; readonly step: string }>('cv-talk.keep');

/** She hands it in; what was kept of it is this submission now. `job` is the work that she is looking for. */
export const tell = record<{
  readonly number: number;
  readonly dueOn: string;
  readonly told: Told;
  readonly job: string | null;
}>('cv-talk.told');
