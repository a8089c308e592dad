import { describe, expect, it } from 'vitest';
import type { HeardRemark } from '../../../bot/capabilities/cv-desk/facts.ts';
import { heardRemarks } from '../../../bot/capabilities/cv-desk/remarks.ts';
import { REMARK_PHRASES } from '../../../bot/cv/remarks.ts';
import { LANGUAGES } from '../../../bot/engine/language.ts';
import { words } from '../../talk/house.ts';

const readyMade = (count: number): HeardRemark[] =>
  Array.from({ length: count }, (_, at) => ({ position: at + 1, phrase: REMARK_PHRASES[at] ?? null, text: null }));
const inWords = (position: number, text: string): HeardRemark => ({ position, phrase: null, text });
const saidOf = (remarks: readonly HeardRemark[]) =>
  heardRemarks(remarks, 'Petra').messages.map(({ key, params }) => words.say(key, params, 'en'));

describe('remarks as they are heard', () => {
  it.each([
    [0, 0, 0],
    [1, 1, 0],
    [3, 1, 0],
    [4, 2, 0],
    [8, 3, 0],
    [9, 3, 1],
    [30, 3, 22],
  ])('of %i ready-made ones stand in %i messages, and %i are left to the document', (count, messages, left) => {
    const heard = heardRemarks(readyMade(count), 'Petra');
    expect([heard.messages.length, heard.left]).toEqual([messages, left]);
  });

  it('have the number at their place, and say what a human wrote in Dutch', () => {
    expect(saidOf([{ position: 2, phrase: 'add-phone', text: null }, inWords(5, 'Mooi!')])).toEqual([
      '2. Put your phone number at the top. Then an employer can call you.\n5. Petra wrote in Dutch: “Mooi!”',
    ]);
    expect(saidOf([{ position: 1, phrase: 'add-phone', text: 'Ook uw huis.' }])[0]).toContain(
      'Petra wrote in Dutch: “Ook uw huis.”',
    );
  });

  it('of many words stand alone, and none is lost from the count', () => {
    const long = Array.from({ length: 6 }, (_, at) =>
      inWords(at + 1, 'Zet uw werk in de bakkerij bovenaan. '.repeat(8)),
    );
    const { messages, left } = heardRemarks(long, 'Petra');
    expect(messages.length + left).toBe(6);
    expect(messages).toHaveLength(3);
  });

  it('fit on a phone in every language, the longest of the ready-made ones too', () => {
    for (const language of LANGUAGES) {
      for (let from = 0; from < REMARK_PHRASES.length; from += 3) {
        const three = readyMade(from + 3).slice(from);
        const [message] = heardRemarks(three, 'Petra').messages;
        expect([...words.say(message?.key ?? '', message?.params, language)].length).toBeLessThanOrEqual(310);
      }
    }
  });
});
