import { describe, expect, it } from 'vitest';
import { type Waiting, waiting } from '../../../bot/capabilities/absence/hearing.ts';
import { absence } from '../../../bot/capabilities/absence/index.ts';
import type { Visit } from '../../../bot/engine/capability.ts';
import { withAnswer } from '../../../bot/engine/fact.ts';
import { LANGUAGES } from '../../../bot/engine/language.ts';
import type { Saying } from '../../../bot/engine/saying.ts';
import { words } from '../../talk/house.ts';

const REPORT = { reason: 'ill', extent: 'once', late: false };
const word = (number: number, more: Partial<Waiting> = {}): Waiting => ({
  key: `word ${number}`,
  who: `person ${number}`,
  name: `Huda${number}`,
  as: 'teacher',
  starts: '2026-12-01T14:00',
  report: REPORT,
  ...more,
});

function told(...all: Waiting[]) {
  const visit = { place: { room: 'absence', step: 'news', data: {} }, answer: null } as unknown as Visit;
  const { effects } = absence.step(visit, withAnswer(new Map(), waiting({}), all));
  return {
    effects,
    sayings: effects.flatMap((effect): Saying[] => (effect.kind === 'say' ? [effect.saying] : [])),
    done: effects.flatMap((effect) => (effect.kind === 'record' ? (effect.data.words as { key: string }[]) : [])),
  };
}
const textsOf = (sayings: readonly Saying[]) =>
  sayings.map(({ key, params }) => words.say(key, params, 'nl')).join('\n');

describe('what a hearer is told', () => {
  it('is one sentence about one, a list about several, and ends the waiting of all of it', () => {
    expect(told(word(1)).sayings.map(({ key }) => key)).toEqual(['absence.news']);
    const three = told(word(1), word(2), word(3));
    expect(three.sayings.map(({ key }) => key)).toEqual(['absence.news-gathered']);
    expect(textsOf(three.sayings).split('\n')).toHaveLength(4);
    expect(textsOf(three.sayings)).toMatch(/3.*Huda1.*Huda2.*Huda3/su);
    expect(three.done).toHaveLength(3);
  });

  it('names two people of one first name both, and one who reported her week twice once', () => {
    const both = told(word(1, { name: 'Fatma' }), word(2, { name: 'Fatma' }));
    expect(textsOf(both.sayings).match(/Fatma/gu)).toHaveLength(2);
    const twice = told(word(1), word(2, { who: 'person 1', name: 'Huda1' }));
    expect(twice.sayings.map(({ key }) => key)).toEqual(['absence.news']);
    expect(twice.done).toHaveLength(2);
  });

  it('has the reason for a coach, and for nobody else', () => {
    for (const as of ['mentor', 'mentee', 'teacher', 'host', 'guardian'] as const) {
      expect(JSON.stringify(told(word(1, { as }), word(2, { as })).effects), as).not.toContain('ill');
      expect(JSON.stringify(told(word(1, { as })).effects), as).not.toContain('ill');
    }
    expect(textsOf(told(word(1, { as: 'coach' })).sayings)).toContain('ziek');
    expect(textsOf(told(word(1, { as: 'coach' }), word(2)).sayings).match(/ziek/gu)).toHaveLength(1);
  });

  it('has no reason where none was asked', () => {
    const none = word(1, { as: 'coach', report: { ...REPORT, reason: 'none' } });
    expect(told(none).sayings.map(({ key }) => key)).toEqual(['absence.news']);
    expect(textsOf(told(none, none, word(2)).sayings)).not.toMatch(/ziek|none/u);
  });

  it('says apart who only comes later', () => {
    const late = word(2, { report: { ...REPORT, late: true } });
    expect(told(late).sayings.map(({ key }) => key)).toEqual(['absence.news-late']);
    expect(told(word(1), late).sayings.map(({ key }) => key)).toEqual(['absence.news', 'absence.news-late']);
  });

  it('is nothing of what was taken back, and nothing at all where all of it was', () => {
    const back = word(2, { report: null });
    expect(told(word(1), back)).toMatchObject({ sayings: [{ key: 'absence.news' }], done: [{}, {}] });
    expect(told(back).effects).toContainEqual({ kind: 'silent', because: 'taken-back' });
    expect(told().effects).toEqual([{ kind: 'silent', because: 'told' }]);
  });

  it.each(LANGUAGES)('fits a screen in %s, however many do not come', (language) => {
    const many = told(...Array.from({ length: 30 }, (_, index) => word(index, { as: 'coach' })));
    expect(many.sayings).toHaveLength(4);
    const texts = many.sayings.map(({ key, params }) => words.say(key, params, language));
    for (const text of texts) expect(text.split('\n').length).toBeLessThanOrEqual(9);
    expect(texts.join('\n').match(/Huda\d+/gu)).toHaveLength(30);
  });
});
