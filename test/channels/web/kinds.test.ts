import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disposition, givenAs, plainName, promisedBy } from '../../../bot/channels/web/kinds.ts';
import { stretchIn } from '../../../bot/range.ts';

describe('a name of a file', () => {
  it.each([
    ['brief.pdf', 'brief.pdf'],
    ['صورة من البلدية.jpg', 'صورة من البلدية.jpg'],
    ['C:\\fakepath\\CV Huda.docx', 'CV Huda.docx'],
    ['../../etc/passwd', 'passwd'],
    ['foto\u202Egpj.exe', 'fotogpj.exe'],
    ['a\r\nSet-Cookie: x=1.png', 'aSet-Cookie x=1.png'],
    ['<img src=x onerror=alert(1)>.png', 'img src=x onerror=alert(1).png'],
    ['.htaccess', 'htaccess'],
    ['...', 'file'],
    ['', 'file'],
    ['\u0000\ud800', 'file'],
  ])('%j is shown as %j', (given, shown) => {
    expect(plainName(given)).toBe(shown);
  });

  it('is cut, keeps its ending, and is never cut in the middle of a letter', () => {
    const name = plainName(`${'😀'.repeat(500)}.jpeg`);
    expect(name.endsWith('😀.jpeg')).toBe(true);
    expect([...name].length).toBe(100);
    expect(plainName(`x.${'y'.repeat(500)}`).length).toBe(100);
  });

  it('goes into a header, whatever it is', () => {
    expect(disposition('file', "een 'brief' (1).pdf")).toBe(
      "attachment; filename*=UTF-8''een%20%27brief%27%20%281%29.pdf",
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(disposition('image', name)).toMatch(/^inline; filename\*=UTF-8''[\w%.~-]*$/u);
      }),
    );
  });

  it('promises a picture only by its ending', () => {
    expect(promisedBy('Foto.JPG')).toBe('image/jpeg');
    expect(['brief.pdf', 'jpg', 'x.svg', 'x.html'].map(promisedBy)).toEqual([null, null, null, null]);
  });
});

describe('what a browser is given', () => {
  it.each([
    ['text/html'],
    ['image/svg+xml'],
    ['application/xhtml+xml'],
    ['text/javascript'],
    ['application/zip'],
    ['image/jpeg; charset=x'],
    [null],
  ])('is never anything that runs: %s', (type) => {
    expect(givenAs(type, false)).toEqual({ kind: 'file', type: 'application/octet-stream' });
  });

  it('is a voice where a voice was recorded, and a film to be saved where a film was sent', () => {
    expect(givenAs('video/webm', true)).toEqual({ kind: 'audio', type: 'audio/webm' });
    expect(givenAs('video/mp4', true)).toEqual({ kind: 'audio', type: 'audio/mp4' });
    expect(givenAs('video/mp4', false)).toEqual({ kind: 'file', type: 'video/mp4' });
    expect(givenAs('audio/opus', true).type).toBe('audio/ogg');
  });

  it('is seen, heard or saved', () => {
    const kinds = ['image/webp', 'audio/mpeg', 'application/pdf'].map((type) => givenAs(type, false).kind);
    expect(kinds).toEqual(['image', 'audio', 'file']);
  });
});

describe('a stretch of a file', () => {
  it.each<[string | undefined, ReturnType<typeof stretchIn>]>([
    [undefined, null],
    ['bytes=0-', { from: 0, to: 99 }],
    ['bytes=10-19', { from: 10, to: 19 }],
    ['bytes=90-1000', { from: 90, to: 99 }],
    ['bytes=-10', { from: 90, to: 99 }],
    ['bytes=-1000', { from: 0, to: 99 }],
    ['bytes=100-', 'none'],
    ['bytes=-0', 'none'],
    ['bytes=5-4', null],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['lines=0-1', null],
    ['bytes=a-b', null],
    [`bytes=${'9'.repeat(40)}-`, null],
  ])('%s', (header, stretch) => {
    expect(stretchIn(header, 100)).toEqual(stretch);
  });
});
