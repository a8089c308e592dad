import { wordsOf } from '../../engine/normalise.ts';

/** How words begin by which people name a CV or a letter to an employer, in the form in which texts are compared. */
const BEGINNINGS: readonly string[] = [
  // Latin letters, of whatever language: a name is often typed without the letters of one's own.
  ...['cv', 'curriculum', 'vitae', 'resume', 'lebenslauf', 'ozgecmis', 'zyciorys', 'avtobiograf'],
  ...['sollicit', 'motivat', 'motivac', 'motywac', 'coverletter', 'niyet', 'onyazi', 'basvuru'],
  ...['автобиограф', 'резюме', 'мотивац', 'мотивир'],
  ...['سيره', 'السيره', 'سيرتي', 'سيفي', 'السيفي', 'تحفيز', 'دافع', 'الدافع'],
  ...['ሲቪ', 'ህይወት', 'ሂወት', 'ድርኪት', 'ሞቲቬ', 'ሞቲቫ'],
];
const TOGETHER: readonly (readonly [string, string])[] = [
  ['cover', 'letter'],
  ['application', 'letter'],
  ['on', 'yazi'],
  ['list', 'motyw'],
];
/** "HudaCV2026", "mijnCv": in a name that is written in one, the capitals stand out. */
const WITHIN = /(?:^|[^A-Z])(?:CV|Cv)(?![a-z])/u;
const PHOTO = /\.(?:jpe?g|png|heic|heif|webp|gif|bmp|tiff?)$/iu;

/**
 * Whether the name of a file says that it is a CV, or a letter to an employer, in any of the languages.
 *
 * @example isNamedSo('Motivatiebrief_Huda.docx')   // → true
 */
export function isNamedSo(name: string): boolean {
  const words = wordsOf(name.replace(/\.[^.]*$/u, ''));
  return (
    words.some((word) => BEGINNINGS.some((beginning) => word.startsWith(beginning))) ||
    TOGETHER.some(([one, other]) => words.includes(one) && words.some((word) => word.startsWith(other))) ||
    WITHIN.test(name)
  );
}

/** Whether a file is the photo of a page, by its name: another page may come behind it. */
export const isPhoto = (name: string): boolean => PHOTO.test(name);
