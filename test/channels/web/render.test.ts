import { describe, expect, it } from 'vitest';
import { bubblesOf, markIn } from '../../../bot/channels/web/render.ts';
import type { Inbound } from '../../../bot/engine/inbound.ts';
import type { Thread } from '../../../bot/ports.ts';
import { words } from '../../talk/house.ts';
import { ID, line, TALK, thread } from './standing.ts';

const shown = ({ lines, askedTurn }: Thread, complaints: unknown[] = []) =>
  bubblesOf({ lines, askedTurn, context: lines, sent: [], speechless: (error) => complaints.push(error) }, words);
const textOf = ({ parts }: { parts: readonly { text: string }[] }) => parts.map(({ text }) => text).join('');

const HOUSE_ONLY: Inbound[] = [
  { kind: 'nudge-due', place: { room: 'mentoring', step: 'reminder', data: {} }, expires: '2026-11-23T00:00:00Z' },
  { kind: 'news', key: 'absence.news', params: {} },
  { kind: 'staff-take', staff: 'petra', name: 'Petra' },
  { kind: 'staff-reply', staff: 'petra', name: 'Petra', text: 'Kom morgen!' },
  { kind: 'staff-phrase', staff: 'petra', key: 'desk.phrase-call' },
  { kind: 'staff-hand-back', staff: 'petra' },
  { kind: 'effect-refused', effect: 'absence.report', reason: 'gone' },
  { kind: 'result', key: 'my-data.wiped-left', params: {} },
];

describe('lines as the page shows them', () => {
  it('show what was picked in the words of the choice', () => {
    expect(shown(TALK).map(textOf)).toEqual([
      'menu',
      'Waarom kunt u niet komen? Nog 1 vraag.',
      'Iets anders',
      'Bij gevaar: bel 112. Wat wilt u doen?',
      'Wat wilt u doen?',
    ]);
  });

  it('show a link from paper as what it opens, in its own language', () => {
    const [scanned] = shown(thread([line(1, 0, { inbound: { kind: 'text', text: '💶 #ar-money' } })]));
    expect(scanned).toMatchObject({ who: 'me', language: 'ar', parts: [{ text: '💶 المال والديون' }] });
  });

  it('have buttons under the open question only', () => {
    const buttons = shown(TALK).flatMap(({ mark, buttons }) => buttons.map((button) => [mark, button]));
    expect(buttons).toEqual([['2.2', { value: '2.1', number: 1, icon: '🧑', label: 'Praat met een mens' }]]);
  });

  it('know what the page itself sent', () => {
    expect(shown(TALK).map(({ who, id }) => [who, id])[0]).toEqual(['me', ID]);
  });

  it.each(HOUSE_ONLY)('leave out what only the house knows: $kind', (inbound) => {
    expect(shown(thread([line(1, 0, { inbound, key: 'staff-1' })]))).toEqual([]);
  });

  it('show what staff say as said by a person', () => {
    const saying = { key: 'desk.words', params: { name: 'Petra', text: 'Kom morgen! Bel 070 388 8700' } };
    const [bubble] = shown(thread([line(1, 1, { saying })]));
    expect(bubble?.who).toBe('person');
    expect(bubble?.parts.at(-1)).toEqual({ text: '070 388 8700', href: 'tel:0703888700' });
    expect(shown(thread([line(1, 1, { saying: { key: 'desk.bot-back' } })]))[0]?.who).toBe('bot');
  });

  it('never make links of what a person wrote, nor let her turn the page around', () => {
    const text = '\u202Elees www.evil.nl of bel 0800 2000\u2066';
    const [bubble] = shown(thread([line(1, 0, { inbound: { kind: 'text', text } })]));
    expect(bubble?.parts).toEqual([{ text: 'lees www.evil.nl of bel 0800 2000', href: null }]);
  });

  it('show the number where the question is gone', () => {
    const [bubble] = shown(thread([line(9, 0, { inbound: { kind: 'choice', turn: 3, number: 2 } })]));
    expect(bubble && textOf(bubble)).toBe('2');
  });

  it('fall back to Dutch where a language lacks a text, and do without a line that nobody knows', () => {
    const half = {
      ...words,
      say: (...[key, params, language]: Parameters<typeof words.say>) => {
        if (language !== 'nl') throw new Error('no text');
        return words.say(key, params, language);
      },
    };
    const complaints: unknown[] = [];
    const lines = [
      line(1, 1, { language: 'ti', saying: { key: 'engine.menu' } }),
      line(2, 1, { saying: { key: 'engine.was-taken-out' } }),
    ];
    const bubbles = bubblesOf(
      { lines, askedTurn: null, context: lines, sent: [], speechless: (e) => complaints.push(e) },
      half,
    );
    expect(bubbles.map(textOf)).toEqual(['Wat wilt u doen?']);
    expect(complaints.length).toBe(2);
  });

  it('read the label in the language in which the question was asked', () => {
    const choices = [{ id: 'ar', label: 'onboarding.endonym', params: { name: 'العربية' } }];
    const lines = [
      line(1, 1, { saying: { key: 'onboarding.language', choices } }),
      line(2, 0, { language: 'ar', inbound: { kind: 'choice', turn: 1, number: 1 } }),
    ];
    expect(shown(thread(lines)).map(({ language }) => language)).toEqual(['nl', 'nl']);
  });
});

describe('a mark', () => {
  it.each([
    ['12.1', { turn: 12, position: 1 }],
    ['1.0', { turn: 1, position: 0 }],
    ['', null],
    ['1', null],
    ['1.2.3', null],
    ['-1.2', null],
    ['9999999999.1', null],
  ])('reads %j', (text, mark) => {
    expect(markIn(text)).toEqual(mark);
  });
});
