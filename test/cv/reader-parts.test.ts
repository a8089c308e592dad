import { describe, expect, it } from 'vitest';
import { clean } from '../../bot/cv/reader/clean.ts';
import { framed } from '../../bot/cv/reader/frame.ts';
import { linesOf } from '../../bot/cv/reader/pdf/lines.ts';
import type { Piece } from '../../bot/cv/reader/pdf/pieces.ts';
import { turns } from '../../bot/cv/reader/turns.ts';
import { unframed } from '../../bot/cv/reader/unframe.ts';
import type { Reading } from '../../bot/cv/reading.ts';

const picture = Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1');
const line = { text: 'Werkervaring', x: 95, y: 80, width: 200, height: 14 };
const page = { width: 990, height: 1400, lines: [line], picture };
const reading = { kind: 'read', type: 'application/pdf', textFrom: 'text', pictures: 0, pages: [page, page] } as const;
const broken = (change: object): Buffer => Buffer.from(framed({ ...reading, ...change } as unknown as Reading));

describe('what comes out of the process that reads', () => {
  it('is the reading that went in', () => {
    expect(unframed(Buffer.from(framed(reading)))).toEqual(reading);
    const refused = { kind: 'refused', why: 'locked' } as const;
    expect(unframed(Buffer.from(framed(refused)))).toEqual(refused);
  });

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['a word', Buffer.from('broken')],
    ['a head that is longer than all of it', Buffer.from([255, 255, 255, 255, 123])],
    ['a picture that is cut off', Buffer.from(framed(reading)).subarray(0, -1)],
    ['a picture too many', Buffer.concat([framed(reading), picture])],
    [
      'a page that is a program',
      broken({ pages: [{ ...page, picture: Buffer.from('<html><script>alert(1)</script>') }] }),
    ],
    ['thirteen pages', broken({ pages: Array.from({ length: 13 }, () => page) })],
    ['no page', broken({ pages: [] })],
    ['a line beside its page', broken({ pages: [{ ...page, lines: [{ ...line, x: 1001 }] }] })],
    ['a line without end', broken({ pages: [{ ...page, lines: [{ ...line, text: 'a'.repeat(501) }] }] })],
    ['a word of its own', broken({ secret: 'x' })],
    ['a reason of its own', Buffer.from(framed({ kind: 'refused', why: 'other' } as unknown as Reading))],
  ])('is not believed where it is %s', (_, bytes) => expect(unframed(bytes)).toBeNull());
});

describe('a line of text', () => {
  it.each([
    ['single blanks', '  Werk \t  ervaring\n', 'Werk ervaring'],
    ['letters instead of ligatures', 'e\uFB03ci\u00EBnt, \uFEFB', 'effici\u00EBnt, \u0644\u0627'],
    ['no mark that turns the text', 'a\u202Eb\u2067c\u200Ed', 'abcd'],
    ['no control character', 'a\u0007b\u001Bc', 'abc'],
    ['a sign for each run of letters that are not told', '\0\0nanci\u00EBn', '\uFFFDnanci\u00EBn'],
    ['half a letter made whole', 'a\uD83D', 'a\uFFFD'],
  ])('has %s', (_, text, expected) => expect(clean(text)).toBe(expected));

  it('is cut where no line ends', () => expect(clean('a'.repeat(900))).toHaveLength(500));
});

/** On a line of its own at 100, ten high; it stands from `left` to `right`. */
const piece = (text: string, left: number, right: number, more: Partial<Piece> = {}): Piece => ({
  text,
  left,
  right,
  isRtl: /[\u0600-\u06FF]/u.test(text),
  isLevel: true,
  top: 92,
  bottom: 102,
  baseline: 100,
  size: 10,
  ...more,
});
const textsOf = (...pieces: Piece[]) => linesOf(pieces, { width: 500, height: 1000 }).map(({ text }) => text);

describe('lines of a PDF', () => {
  it('are put together out of their pieces, with a blank where there is room', () => {
    expect(textsOf(piece('Werk', 10, 30), piece('ervaring', 30.5, 70), piece('2019', 100, 120))).toEqual([
      'Werkervaring 2019',
    ]);
  });

  it('end where another line begins, and where text stands upright', () => {
    const below = piece('Talen', 10, 40, { baseline: 114, top: 106, bottom: 116 });
    const upright = piece('CV', 400, 410, { isLevel: false });
    expect(textsOf(piece('Opleiding', 10, 60), below, upright)).toEqual(['Opleiding', 'Talen', 'CV']);
  });

  it('have a place in thousandths of the page', () => {
    expect(linesOf([piece('Talen', 50, 150)], { width: 500, height: 1000 })).toEqual([
      { text: 'Talen', x: 100, y: 92, width: 200, height: 10 },
    ]);
  });

  it('are read from the right in Arabic, years too', () => {
    expect(
      textsOf(
        piece('مدرسة', 10, 40),
        piece(' ', 40, 43),
        piece('في', 43, 50),
        piece(' ', 50, 53),
        piece('2019 - 2016', 53, 90),
      ),
    ).toEqual(['2016 - 2019 في مدرسة']);
  });

  it('keep words of other scripts in their order, with the figures after them', () => {
    const latin = [
      piece('Glans', 43, 60),
      piece(' ', 60, 63),
      piece('BV', 63, 70),
      piece(' ', 70, 73),
      piece('2', 73, 76),
    ];
    expect(
      textsOf(piece('هولندا', 10, 40), piece(' ', 40, 43), ...latin, piece(' ', 76, 79), piece('شركة', 79, 99)),
    ).toEqual(['شركة Glans BV 2 هولندا']);
  });
});

describe('turns', () => {
  it('are taken in order, two at once, and given back by whoever fails', async () => {
    const inTurn = turns(2);
    const begun: number[] = [];
    const endings: (() => void)[] = [];
    const all = [0, 1, 2, 3].map((at) =>
      inTurn(() => {
        begun.push(at);
        return new Promise<number>((resolve, reject) => {
          endings[at] = () => (at === 0 ? reject(new Error('fails')) : resolve(at));
        });
      }),
    );
    const failed = expect(all[0]).rejects.toThrow('fails');
    await expect.poll(() => begun).toEqual([0, 1]);
    endings[0]?.();
    await failed;
    await expect.poll(() => begun).toEqual([0, 1, 2]);
    endings[1]?.();
    await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
    for (const end of endings) end();
    expect(await Promise.all(all.slice(1))).toEqual([1, 2, 3]);
  });
});
