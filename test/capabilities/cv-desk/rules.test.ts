import { describe, expect, it } from 'vitest';
import { isNamedSo, isPhoto } from '../../../bot/capabilities/cv-desk/named.ts';
import { dueAfter, jobIn, keptUntil } from '../../../bot/capabilities/cv-desk/rules.ts';
import { weekdayOf } from '../../../bot/engine/weekly.ts';
import { holidayOn } from '../../../prisma/holidays.ts';

const onDays = (days: readonly number[]) => (day: string) => days.includes(weekdayOf(day)) && holidayOn(day) === null;
const WEEK = [1, 2, 3, 4, 5];

describe('the day by which feedback is promised', () => {
  it.each([
    ['a Monday', '2026-11-23', WEEK, '2026-11-30'],
    ['a Saturday', '2026-11-28', WEEK, '2026-12-04'],
    ['the day before Christmas Eve: no work on Christmas and its second day', '2026-12-23', WEEK, '2026-12-31'],
    ['Maundy Thursday: no work on Easter Monday', '2026-04-02', WEEK, '2026-04-10'],
    ['a centre that is open on Tuesday and Thursday', '2026-11-23', [2, 4], '2026-12-08'],
    ['a centre that is never open: no promise runs for ever', '2026-11-23', [], '2027-01-22'],
  ])('of %s', (_, today, days, due) => expect(dueAfter(today, onDays(days))).toBe(due));
});

describe('how long it is kept', () => {
  it.each([
    ['review', '2026-11-23', null],
    ['keep-3', '2026-11-23', '2027-02-23'],
    ['keep-3', '2026-11-30', '2027-02-28'],
    ['keep-6', '2026-08-31', '2027-02-28'],
  ] as const)('%s from %s', (agreed, today, until) => expect(keptUntil(today, agreed)).toBe(until));
});

describe('what job it is for', () => {
  it.each([
    ['  kok \n op\tschool ', 'kok op school'],
    ['🦆', null],
    ['77', null],
    ['\u0000\u202e', null],
    ['ሓጋዚት ኣብ ቤት ትምህርቲ', 'ሓጋዚት ኣብ ቤት ትምህርቲ'],
    ['a'.repeat(5_000), 'a'.repeat(80)],
  ])('of %j', (text, job) => expect(jobIn(text)).toBe(job));
});

describe('the name of a file', () => {
  it.each([
    'cv.pdf',
    'CV_Huda_2026.PDF',
    'HudaCV2026.docx',
    'mijnCv.docx',
    'Curriculum Vitae.pdf',
    'résumé.pdf',
    'Sollicitatiebrief Bakkerij.docx',
    'motivatie.pdf',
    'Özgeçmişim.pdf',
    'niyet mektubu.docx',
    'السيرة الذاتية.pdf',
    'سيرتي.docx',
    'Życiorys Katarzyna.pdf',
    'list motywacyjny.odt',
    'Автобиография.docx',
    'мотивационно писмо.pdf',
    'ሲቪ.pdf',
    'ታሪኽ ህይወት.docx',
    'Cover-Letter.pdf',
  ])('says of %s that it is one', (name) => expect(isNamedSo(name)).toBe(true));

  it.each([
    'photo.jpg',
    'IMG_2031.HEIC',
    'document',
    'brief gemeente.pdf',
    'rekening.pdf',
    'WhatsApp Image 2026-11-22 at 10.00.00.jpeg',
    'afspraak.docx',
    'ACV.pdf',
    'رسالة.pdf',
    'писмо.pdf',
    '.cv',
    '',
  ])('says nothing in %j', (name) => expect(isNamedSo(name)).toBe(false));

  it.each(['photo.jpg', 'IMG.HEIC', 'a.b.PNG', 'scan.jpeg'])('%s is a photo of a page', (name) =>
    expect(isPhoto(name)).toBe(true),
  );
  it.each(['cv.pdf', 'cv.docx', 'photo', 'jpg'])('%s is none', (name) => expect(isPhoto(name)).toBe(false));
});
