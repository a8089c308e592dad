import type { Line } from './lines.ts';
import { wordsIn } from './lines.ts';

/** Enough to tell; what follows is written in the same language, or is the smaller part. */
const ANALYSED_WORDS = 1_500;
/** Fewer words may be names and places only. */
const FEWEST_WORDS = 12;

/**
 * The commonest little words, and the words that every CV has. German, French, Spanish and Romanian are here so that
 * such a CV is not taken for a Dutch one full of errors.
 */
const WORDS: Readonly<Record<string, string>> = {
  nl: `de het een en van in ik is op te dat die met voor bij zijn niet aan om ook als dan maar naar heb heeft mijn
    werk werken werkervaring ervaring opleiding opleidingen talen naam adres telefoon geboortedatum heden rijbewijs
    vaardigheden cursus cursussen diploma goed nederlands engels tot sinds woonplaats eigenschappen kan ben graag over`,
  en: `the a an and of to in i is on that with for at my are not as have has from by am can which was or more name
    address phone work experience education languages skills present driving licence course good english dutch since
    profile employment references responsible years`,
  tr: `ve bir bu için ile de da olarak çok en ben var yok gibi kadar daha ad adı soyadı adres telefon iş deneyimi
    deneyim eğitim diller yabancı dil okul lise üniversite iyi türkçe çalıştım kişisel bilgiler doğum tarihi yılında`,
  pl: `i w na z do się jest nie to że od dla oraz przy jako jak po o za imię nazwisko adres telefon doświadczenie
    zawodowe wykształcenie języki umiejętności praca pracy dobry dobrze polski angielski obecnie rok lat szkoła prawo`,
  de: `der die das und ich ist nicht mit für auf ein eine einen von zu im bei als auch habe bin berufserfahrung
    ausbildung sprachen kenntnisse lebenslauf schule seit heute deutsch englisch gut name anschrift geboren`,
  fr: `le la les et des un une du je est pas avec pour dans au aux sur que qui de en expérience professionnelle
    formation langues compétences permis adresse téléphone français anglais depuis bon école`,
  es: `el la los las y un una del de en con para por que no es mi me como experiencia laboral formación educación
    idiomas habilidades dirección teléfono español inglés desde escuela actualidad bueno`,
  ro: `și si de la în in un o pe cu pentru nu este din care am sunt experiență profesională educație limbi
    aptitudini adresă telefon română engleză prezent școală bine permis`,
};
const LATIN = Object.entries(WORDS).map(([code, words]) => [code, new Set(words.split(/\s+/u))] as const);

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Scripts of more than one language: letters, or the smallest word, by which the neighbour is known. */
function byScript(text: string): string | null {
  const letters = count(text, /\p{L}/gu);
  const most = (script: RegExp) => count(text, script) > letters / 2;
  if (most(/\p{Script=Ethiopic}/gu)) return count(text, /[ኣኸቐዝ]/gu) > count(text, /ነው|እና|ውስጥ/gu) ? 'ti' : 'am';
  if (most(/\p{Script=Arabic}/gu)) return count(text, /[پچژگ]/gu) > letters / 100 ? 'fa' : 'ar';
  if (!most(/\p{Script=Cyrillic}/gu)) return null;
  if (/[іїє]/u.test(text)) return 'uk';
  return /[ыэё]/u.test(text) ? 'ru' : 'bg';
}

/**
 * The language that most of a document is written in: `"nl"`, `"en"`, another code, or null where there is too little
 * text or no language leads.
 */
export function languageOf(lines: readonly Line[]): string | null {
  const words = lines.flatMap(({ text }) => wordsIn(text)).slice(0, ANALYSED_WORDS);
  if (words.length < FEWEST_WORDS) return null;
  const script = byScript(words.join(' '));
  if (script !== null) return script;
  const [first, second] = LATIN.map(([code, known]) => ({ code, hits: words.filter((word) => known.has(word)).length }))
    .sort((one, other) => other.hits - one.hits)
    .slice(0, 2);
  if (first === undefined || first.hits < Math.max(4, words.length / 25)) return null;
  return first.hits >= 1.2 * (second?.hits ?? 0) ? first.code : null;
}
