import { describe, expect, it } from 'vitest';
import { ENDONYMS, LANGUAGES } from '../../bot/engine/language.ts';
import { perWeek, weekdaysIn } from '../../bot/roster/plan/rule.ts';
import {
  day,
  externalId,
  flag,
  isCitizenNumber,
  language,
  line,
  minutes,
  type Reader,
  roles,
  rule,
  time,
  weekdays,
} from '../../bot/roster/plan/values.ts';

const read = <Value>(reader: Reader<Value>, text: string) => {
  const found = reader(text);
  return 'value' in found ? found.value : found.wrong;
};

describe('what staff type', () => {
  it('is a language by code, Dutch, English or own name', () => {
    for (const code of LANGUAGES) {
      expect(read(language, code.toUpperCase())).toBe(code);
      expect(read(language, ENDONYMS[code])).toBe(code);
    }
    expect(['turks', 'Turkish', 'TURKCE', 'Fries', '__proto__'].map((text) => read(language, text))).toEqual([
      'tr',
      'tr',
      'tr',
      'not-language',
      'not-language',
    ]);
  });

  it('is roles, in any order and once each', () => {
    expect(read(roles, 'Mentor, jobcoach en ouder, mentor')).toEqual(['coach', 'mentor', 'parent']);
    expect(read(roles, 'Coördinator')).toEqual(['coordinator']);
    expect([read(roles, 'mentor, baas'), read(roles, ',')]).toEqual(['not-roles', 'not-roles']);
  });

  it.each([
    ['maandag', [1]],
    ['Wo, ma', [1, 3]],
    ['ma-vr', [1, 2, 3, 4, 5]],
    ['za t/m zo', [6, 7]],
    ['mon and thu', [1, 4]],
    ['vr-ma', 'not-days'],
    ['morgen', 'not-days'],
    ['8', 'not-days'],
  ])('is days: %s', (text, days) => expect(read(weekdays, text)).toEqual(days));

  it.each([
    ['2026-12-01', '2026-12-01'],
    ['1-12-2026', '2026-12-01'],
    ['01/12/2026', '2026-12-01'],
    ['2026-12-01T00:00', '2026-12-01'],
    ['31-2-2027', 'not-date'],
    ['12-31-2026', 'not-date'],
    ['46357', 'not-date'],
    ['1-12-26', 'not-date'],
    ['1-1-1899', 'not-date'],
  ])('is a date: %s', (text, date) => expect(read(day, text)).toBe(date));

  it.each([
    ['9:30', '09:30'],
    ['14.00 uur', '14:00'],
    ['14:00:00', '14:00'],
    ['1899-12-30T09:30', '09:30'],
    ['24:00', 'not-time'],
    ['9:30+02:00', 'not-time'],
    ['half tien', 'not-time'],
  ])('is a time: %s', (text, clock) => expect(read(time, text)).toBe(clock));

  it('is minutes, flags and short words', () => {
    expect(['90', '90 minuten', '4', '721', '1e2', '60.5', '-60'].map((text) => read(minutes, text))).toEqual([
      90,
      90,
      'not-minutes',
      'not-minutes',
      100,
      'not-minutes',
      'not-minutes',
    ]);
    expect(['JA', 'x', 'nee', 'misschien'].map((text) => read(flag, text))).toEqual([true, true, false, 'not-flag']);
    expect([read(line(5), ' a  b'.trim()), read(line(5), 'abcdef')]).toEqual(['a b', 'too-long']);
  });

  it('is a number of an administration, and no citizen service number', () => {
    expect(['1001', 'A-12/3', 'é1'].map((text) => read(externalId, text))).toEqual(['1001', 'A-12/3', 'é1']);
    // Invented numbers that pass the eleven test, and some that do not.
    for (const one of ['111222333', '123456782', '12345672', '1112.22.333']) expect(isCitizenNumber(one)).toBe(true);
    for (const one of ['123456789', 'x111222333', '1112223330', '1001']) expect(isCitizenNumber(one)).toBe(false);
    expect(['=1+1', ' ', '-1', '@x', 'a b', 'x'.repeat(41)].map((text) => read(externalId, text))).toEqual(
      Array(6).fill('not-number-name'),
    );
  });

  it('is a rule in one way of writing', () => {
    expect(read(rule, 'RRULE:FREQ=WEEKLY;WKST=MO;BYDAY=TH,MO,TH')).toBe('FREQ=WEEKLY;BYDAY=MO,TH');
    expect(read(rule, 'FREQ=MONTHLY;BYDAY=1TU,-1FR')).toBe('FREQ=MONTHLY;BYDAY=-1FR,1TU');
    for (const bad of [
      'FREQ=WEEKLY;BYDAY=1MO',
      'FREQ=WEEKLY;INTERVAL=0;BYDAY=MO',
      'FREQ=WEEKLY;INTERVAL=99;BYDAY=MO',
      'FREQ=WEEKLY;FREQ=MONTHLY;BYDAY=MO',
      'FREQ=SECONDLY;BYDAY=MO',
      'FREQ=WEEKLY;BYDAY=MO\nDTSTART:x',
    ])
      expect(read(rule, bad)).toBe('not-rule');
    expect([
      perWeek('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH'),
      weekdaysIn('FREQ=WEEKLY;BYDAY=MO,TH'),
      weekdaysIn('FREQ=MONTHLY;BYDAY=1MO'),
    ]).toEqual([1, [1, 4], null]);
  });
});
