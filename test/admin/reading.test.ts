import { describe, expect, it } from 'vitest';
import { read } from '../../bot/admin/reading.ts';
import { createSpeech } from '../../bot/admin/speech.ts';
import type { Inbound } from '../../bot/engine/inbound.ts';
import type { Saying } from '../../bot/engine/saying.ts';
import type { ThreadLine } from '../../bot/ports.ts';
import { theHouse, words } from '../talk/house.ts';

const reader = {
  speech: createSpeech(words.say, words.label),
  understanding: theHouse.understanding,
  colleagues: new Map([['petra', 'Petra']]),
};
const REASON: Saying = {
  key: 'absence.reason',
  choices: [
    { id: 'ill', label: 'absence.reason-ill', icon: '🤒' },
    { id: 'child-ill', label: 'absence.reason-child-ill', icon: '🧒' },
  ],
};
const DONE: Saying = { key: 'absence.done' };

type Turn = readonly [Inbound & { silent?: string }, ...Saying[]];

/** Turns as the stores keep them, all in Arabic. */
function lines(...turns: Turn[]): ThreadLine[] {
  return turns.flatMap(([inbound, ...sayings], index) => {
    const common = { turn: index + 1, at: '2026-11-22T10:00:00.000Z', key: null, language: 'ar' } as const;
    const said = sayings.map((saying, at) => ({
      ...common,
      position: at + 1,
      inbound: null,
      saying,
      delivery: 'sent' as const,
    }));
    return [{ ...common, position: 0, inbound, saying: null, delivery: null }, ...said];
  });
}
const text = (words: string): Inbound => ({ kind: 'text', text: words });
const readLast = (...turns: Turn[]) => read(lines(...turns), reader).findLast(({ kind }) => kind !== 'said');

describe('a conversation as staff read it', () => {
  it('says what somebody scanned, and not the code of it', () => {
    expect(readLast([text('💶 #ar-money')])).toMatchObject({
      written: null,
      meant: { dutch: 'Geld en schulden', own: 'المال والديون', icon: '💶' },
      remark: 'scande een code op papier',
    });
  });

  it('says what was said, in Dutch and in the language it was said in', () => {
    const [, question] = read(lines([text('x'), REASON]), reader);
    expect(question).toMatchObject({ kind: 'said', by: null, words: { dutch: words.say('absence.reason', {}, 'nl') } });
    expect(question).toMatchObject({ words: { own: words.say('absence.reason', {}, 'ar') } });
    expect(question).toMatchObject({ buttons: [{ dutch: 'Ik ben ziek', icon: '🤒' }, { dutch: 'Mijn kind is ziek' }] });
  });

  it.each([
    ['a number in her script', text('٢')],
    ['the words of the choice', text(words.label({ id: 'child-ill', label: 'absence.reason-child-ill' }, 'ar'))],
    ['a button', { kind: 'choice', turn: 1, number: 2 } as const],
  ])('reads %s as the choice', (_, inbound) => {
    expect(readLast([text('x'), REASON], [inbound, DONE])).toMatchObject({ meant: { dutch: 'Mijn kind is ziek' } });
  });

  it('reads a command word and the keys 0 and 9', () => {
    expect(readLast([text('شخص'), { key: 'engine.human' }])).toMatchObject({ meant: { dutch: 'Praat met een mens' } });
    expect(readLast([text('٠'), DONE])).toMatchObject({ meant: { dutch: 'Een stap terug' } });
    expect(readLast([text('9'), DONE])).toMatchObject({ meant: { dutch: 'Praat met een mens' } });
  });

  it('believes the bot where it took a number for no choice', () => {
    expect(readLast([text('x'), REASON], [text('2'), { key: 'engine.miss' }])).toMatchObject({ meant: null });
  });

  it('leaves a number a number while a human has the conversation', () => {
    const taken: Inbound = { kind: 'staff-take', staff: 'petra', name: 'Petra' };
    expect(readLast([text('x'), REASON], [taken], [text('2')])).toMatchObject({ written: '2', meant: null });
    const back: Inbound = { kind: 'staff-hand-back', staff: 'petra' };
    expect(readLast([text('x'), REASON], [taken], [back], [text('2'), DONE])).toMatchObject({
      meant: { dutch: 'Mijn kind is ziek' },
    });
  });

  it('tells of a button of an older question', () => {
    const old = readLast([text('x'), REASON], [{ kind: 'choice', turn: 1, number: 1 }, { key: 'engine.stale' }]);
    expect(old).toMatchObject({ meant: { dutch: 'Ik ben ziek' }, remark: 'drukte op een knop van een oudere vraag' });
  });

  it('marks the message that spoke of danger', () => {
    expect(readLast([text('hij slaat mij'), { key: 'crisis.violence' }])).toMatchObject({ danger: true, meant: null });
  });

  it('shows what was not sent, and why', () => {
    const params = { name: 'Huda', day: '2026-11-24T14:00', time: '2026-11-24T14:00', until: 'x' };
    const news = { kind: 'news', key: 'absence.news', params, silent: 'quiet-hours' } as const;
    expect(readLast([news])).toMatchObject({
      kind: 'note',
      what: 'Nog niet gestuurd: stille uren. Buurtmus probeert het later',
      quoted: expect.stringContaining('Huda kan niet komen'),
    });
  });

  it('shows the words of staff without the sentence that carries them', () => {
    const reply: Inbound = { kind: 'staff-reply', staff: 'petra', name: 'Petra', text: 'Tot morgen' };
    const saying = { key: 'desk.words-in-dutch', params: { name: 'Petra', text: 'Tot morgen' } };
    const [said] = read(lines([reply, saying]), reader);
    expect(said).toMatchObject({ kind: 'said', by: 'Petra', words: { dutch: 'Tot morgen' } });
    const phrase: Inbound = { kind: 'staff-phrase', staff: 'petra', key: 'desk.phrase-done' };
    const [sentence] = read(lines([phrase, { key: 'desk.phrase-done' }]), reader);
    expect(sentence).toMatchObject({ by: 'Petra', words: { dutch: words.say('desk.phrase-done', {}, 'nl') } });
  });

  it('shows the key of a text that the house no longer has', () => {
    const [, said] = read(lines([text('x'), { key: 'absence.of-long-ago' }]), reader);
    expect(said).toMatchObject({ words: { dutch: 'absence.of-long-ago', own: null } });
  });
});
