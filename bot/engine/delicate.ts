import { type House, roomOf } from './house.ts';
import type { Inbound } from './inbound.ts';
import { numberIn } from './normalise.ts';
import type { Choice, Param, Params, Saying } from './saying.ts';
import { choicesOf, type Session } from './session.ts';

/** A turn as far as it decides what of it is delicate: where she stood, what came in, what was said to it. */
export type Overheard = {
  readonly before: Session;
  readonly inbound: Inbound;
  readonly sayings: readonly Saying[];
  readonly now: string;
};

/** So long after the last word of a delicate room people go on about the same thing. */
const STILL_ABOUT_IT_MS = 24 * 60 * 60 * 1_000;

/**
 * The lines of a turn that may tell of somebody's health, by position: 0 is what came in, the sayings follow from 1.
 * Under Dutch rules nobody keeps the nature or cause of an illness, also not where it is volunteered; so these lines
 * are for her coach alone, and are erased early. Marked rather once too often: what is not marked stays for longer.
 */
export function delicateLines(house: House, turn: Overheard): readonly number[] {
  const { inbound, sayings } = turn;
  const all = [0, ...sayings.map((_, index) => index + 1)];
  // Whoever of the staff answers in words takes up hers.
  if (inbound.kind === 'staff-reply') return house.understanding.delicate(inbound.text) ? all : [];
  const isDelicate = (saying: Saying) => tells(house, saying) || takesUp(house, saying);
  const told = all.filter((position) => position > 0 && isDelicate(sayings[position - 1] as Saying));
  return cameDelicate(house, turn) ? [0, ...told] : told;
}

function cameDelicate(house: House, turn: Overheard): boolean {
  const { before, inbound } = turn;
  switch (inbound.kind) {
    case 'text':
      return isAnswer(house, inbound.text)
        ? chose(house, before, numberIn(inbound.text))
        : speaks(house, turn, inbound.text);
    case 'edited':
      return speaks(house, turn, inbound.text);
    case 'file':
      return speaks(house, turn, inbound.caption ?? '', inbound.name);
    case 'voice':
      return speaks(house, turn);
    case 'choice':
      return before.asked?.turn === inbound.turn && chose(house, before, inbound.number);
    case 'news':
    case 'result':
      return tells(house, inbound);
    default:
      return false;
  }
}

/** A number or a command word: it says which, and nothing more. */
const isAnswer = ({ understanding }: House, text: string): boolean =>
  numberIn(text) !== null || understanding.command(text) !== null;

/** Her own words, or her voice: in a delicate room whatever they are, elsewhere by the words themselves. */
const speaks = (house: House, turn: Overheard, ...words: string[]): boolean =>
  isAmong(house, turn) || words.some((text) => house.understanding.delicate(text));

function isAmong(house: House, { before, sayings, now }: Overheard): boolean {
  const { place, asked } = before;
  if (place !== null && roomOf(house, place.room)?.delicate !== undefined) return true;
  const recent = asked !== null && Date.parse(now) - Date.parse(asked.at) < STILL_ABOUT_IT_MS;
  const keys = [...sayings, ...(recent ? [asked.saying] : [])].map(({ key }) => key);
  return keys.some((key) => roomOfKey(house, key)?.delicate !== undefined);
}

const takesUp = (house: House, saying: Saying): boolean => roomOfKey(house, saying.key)?.takesUp?.(saying) === true;

/** Texts have the name of their room before the dot: `absence.reason`. */
const roomOfKey = (house: House, key: string) => roomOf(house, key.slice(0, key.indexOf('.')));

function chose(house: House, before: Session, number: number | null): boolean {
  const choice: Choice | undefined = choicesOf(before)[(number ?? 0) - 1];
  return choice !== undefined && tells(house, { key: choice.label, params: choice.params });
}

type Meant = { readonly key: string; readonly params?: Params | undefined };

/** Whether a text, or one that stands in it, tells what its room calls delicate: `absence.because-ill`. */
const tells = (house: House, { key, params = {} }: Meant): boolean =>
  roomOfKey(house, key)?.delicate?.(key) === true || Object.values(params).some((param) => tellsIn(house, param));

const tellsIn = (house: House, param: Param): boolean =>
  typeof param === 'object' && 'key' in param && tells(house, param);
