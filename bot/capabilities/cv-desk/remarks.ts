import { saying } from '../../engine/capability.ts';
import type { Params, Saying } from '../../engine/saying.ts';
import type { HeardRemark } from './facts.ts';

/** More than so many are a list that nobody reads on a phone: the others stand in the document. */
const MOST_HEARD = 8;
/** Messages for all of them. */
const MOST_MESSAGES = 3;
/** What fits in one message: a ready-made remark counts one, words of a human by their length. */
const ROOM_IN_MESSAGE = 3;
const LETTERS_OF_ONE = 80;

type Line = { readonly key: string; readonly params: Params };

const weightOf = ({ phrase, text }: HeardRemark): number =>
  (phrase === null ? 0 : 1) + (text === null ? 0 : Math.ceil(text.length / LETTERS_OF_ONE));

/** A remark at its number: in her language where it is ready-made, and as it is where a human wrote it in Dutch. */
function lineOf({ position, phrase, text }: HeardRemark, name: Params['name']): Line {
  const number = position;
  const params = { number, name: name ?? '' };
  if (phrase === null) return { key: 'cv-desk.remark-in-dutch', params: { ...params, text: text ?? '' } };
  const what = { key: `remarks.${phrase}` };
  if (text === null) return { key: 'cv-desk.remark', params: { number, what } };
  return { key: 'cv-desk.remark-both', params: { ...params, what, text } };
}

/** Lines one under the other, in one message. */
const together = ([first, ...others]: readonly [Line, ...Line[]]): Line => {
  const [next, ...rest] = others;
  return next === undefined
    ? first
    : { key: 'cv-desk.remarks', params: { line: first, lines: together([next, ...rest]) } };
};

/** Remarks as messages, a few in each, and how many are left to the document. */
export function heardRemarks(
  remarks: readonly HeardRemark[],
  name: Params['name'],
): { readonly messages: readonly Saying[]; readonly left: number } {
  const pages: HeardRemark[][] = [];
  let room = 0;
  let heard = 0;
  for (const remark of remarks.slice(0, MOST_HEARD)) {
    const weight = weightOf(remark);
    if (weight > room && pages.length === MOST_MESSAGES) break;
    if (weight > room) {
      pages.push([]);
      room = Math.max(ROOM_IN_MESSAGE, weight);
    }
    pages.at(-1)?.push(remark);
    room -= weight;
    heard++;
  }
  const messages = pages.map((page) => {
    const { key, params } = together(page.map((remark) => lineOf(remark, name)) as [Line, ...Line[]]);
    return saying(key, params);
  });
  return { messages, left: remarks.length - heard };
}
