import { isPhrase, READY_MADE } from '../cv/remarks.ts';
import { type Pin, REMARK_KINDS, type Remark } from '../staff-cv-ports.ts';

/** More remarks than this nobody reads. */
export const MOST_REMARKS = 40;
/** Letters of a remark in a volunteer's own words, and of her last ones. */
export const LONGEST_TEXT = 300;
export const LONGEST_CLOSING = 500;
/** A place on a page is kept in thousandths, and shown in hundredths with one decimal. */
const THOUSANDTHS = 1_000;
const MOST_PAGES = 999;

/**
 * What stands in the form. `current` is the remark at which she is: what she points at belongs to it. `isMoved`: she has
 * given a remark another number.
 */
export type Draft = {
  readonly remarks: readonly Remark[];
  readonly closing: string | null;
  readonly current: number;
  readonly isMoved: boolean;
};

type Sent = Readonly<Record<string, unknown>>;

/** Everything that is no letter, but for line ends; and turns of direction, which would turn the words around it. */
const CONTROLS = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu;

const textOf = (sent: unknown, most: number): string | null => {
  if (typeof sent !== 'string') return null;
  const text = [...sent.replaceAll('\r\n', '\n').replace(CONTROLS, '').trim()].slice(0, most).join('').trim();
  return text === '' ? null : text;
};

const numberOf = (sent: unknown): number | null =>
  typeof sent === 'string' && /^\d{1,3}(?:[.,]\d{1,2})?$/u.test(sent.trim())
    ? Number(sent.trim().replace(',', '.'))
    : null;

const thousandths = (hundredths: number | null): number => Math.min(THOUSANDTHS, Math.round((hundredths ?? 10) * 10));

/** A place as the form says it: a page of the document, and hundredths of its width and height. */
function pinOf(sent: Sent, name: string, pages: number): Pin | null {
  const page = numberOf(sent[`${name}-page`]);
  if (page === null || !Number.isInteger(page) || page < 1 || page > Math.min(pages, MOST_PAGES)) return null;
  return { page, x: thousandths(numberOf(sent[`${name}-x`])), y: thousandths(numberOf(sent[`${name}-y`])) };
}

function remarkOf(sent: Sent, position: number, pages: number): Remark {
  const name = `remark-${position}`;
  const phrase = sent[`${name}-phrase`];
  return {
    position: numberOf(sent[`${name}-position`]) ?? position,
    kind: REMARK_KINDS.find((kind) => kind === sent[`${name}-kind`]) ?? 'content',
    phrase: isPhrase(phrase) ? phrase : null,
    text: textOf(sent[`${name}-text`], LONGEST_TEXT),
    pin: pinOf(sent, name, pages),
  };
}

/** A number that was changed goes before the one that it would take when it moves up, and behind it when it moves down. */
const placeOf = ({ position }: Remark, at: number): number =>
  position === at + 1 ? position : position + (position < at + 1 ? -0.5 : 0.5);

/** Counted anew from 1, in the order of the numbers that she gave. */
const inOrder = (remarks: readonly Remark[]): Remark[] =>
  remarks
    .map((remark, at) => ({ remark, place: placeOf(remark, at) }))
    .sort((one, other) => one.place - other.place)
    .map(({ remark }, at) => ({ ...remark, position: at + 1 }));

/** The form as it was sent: every byte of it is hostile. `pages`: how many the document has. */
export function draftOf(sent: Sent, pages: number): Draft {
  const remarks: Remark[] = [];
  while (remarks.length < MOST_REMARKS && sent[`remark-${remarks.length + 1}-kind`] !== undefined) {
    remarks.push(remarkOf(sent, remarks.length + 1, pages));
  }
  const ordered = inOrder(remarks);
  const current = numberOf(sent.current) ?? ordered.length;
  const isMoved = remarks.some(({ position }, at) => position !== at + 1);
  return { remarks: ordered, closing: textOf(sent.closing, LONGEST_CLOSING), current, isMoved };
}

/** Where the script has her point when no remark is there yet. */
export const pointedAt = (sent: Sent, pages: number): Pin | null => pinOf(sent, 'point', pages);

/** With one more remark, at which she now is; as it was where there are enough. */
export function withRemark(draft: Draft, remark: Partial<Omit<Remark, 'position'>>): Draft {
  if (draft.remarks.length >= MOST_REMARKS) return draft;
  const position = draft.remarks.length + 1;
  const added: Remark = { kind: 'content', phrase: null, text: null, pin: null, ...remark, position };
  return { ...draft, remarks: [...draft.remarks, added], current: position };
}

/** Without the remark of this number. */
export function withoutRemark(draft: Draft, position: number): Draft {
  const remarks = inOrder(draft.remarks.filter((remark) => remark.position !== position));
  return { ...draft, remarks, current: Math.min(draft.current, remarks.length) };
}

/** With a ready-made remark: at the remark where she is, as long as that says nothing, else as one more. */
export function withPhrase(draft: Draft, phrase: string): Draft {
  if (!isPhrase(phrase)) return draft;
  const { kind } = READY_MADE[phrase];
  const here = draft.remarks.find(({ position }) => position === draft.current);
  if (here === undefined || here.phrase !== null || here.text !== null) return withRemark(draft, { kind, phrase });
  const remarks = draft.remarks.map((remark) => (remark === here ? { ...here, kind, phrase } : remark));
  return { ...draft, remarks };
}
