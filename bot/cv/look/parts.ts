import { isOneSlip } from '../../engine/nearly.ts';
import { PARTS, type Part } from '../look.ts';
import { hasContact } from './contact.ts';
import { type Line, segmentsOf, wordsIn } from './lines.ts';

/** What stands above a part, in the seven languages of the house: whole words, or two. */
const HEADINGS: Readonly<Record<Exclude<Part, 'contact'>, readonly string[]>> = {
  experience: [
    ...['werkervaring', 'ervaring', 'werk', 'werkzaamheden', 'loopbaan', 'arbeidsverleden', 'praktijkervaring'],
    ...['experience', 'work experience', 'employment', 'employment history', 'work history', 'career'],
    ...['iş deneyimi', 'iş deneyimleri', 'deneyim', 'deneyimler', 'tecrübe', 'iş tecrübesi'],
    ...['الخبرة', 'الخبرات', 'خبرات', 'الخبرة العملية', 'الخبرات العملية', 'العمل'],
    ...['ተመኩሮ', 'ተመክሮ', 'ናይ ስራሕ ተመኩሮ', 'ስራሕ', 'ተሞክሮ ስራሕ'],
    ...['трудов стаж', 'професионален опит', 'трудов опит', 'опит', 'стаж'],
    ...['doświadczenie', 'doświadczenie zawodowe', 'praca', 'przebieg pracy'],
  ],
  education: [
    ...['opleiding', 'opleidingen', 'scholing', 'onderwijs', 'school', 'studie', 'studies', 'diploma', "diploma's"],
    ...['education', 'training', 'qualifications', 'studies'],
    ...['eğitim', 'eğitim bilgileri', 'öğrenim', 'öğrenim durumu'],
    ...['التعليم', 'المؤهلات', 'الدراسة', 'المؤهل العلمي', 'المؤهلات العلمية', 'الشهادات'],
    ...['ትምህርቲ', 'ደረጃ ትምህርቲ'],
    ...['образование', 'обучение', 'квалификация'],
    ...['wykształcenie', 'edukacja', 'szkoła', 'kwalifikacje'],
  ],
  languages: [
    ...['talen', 'taal', 'talenkennis', 'taalkennis', 'taalvaardigheid', 'taalvaardigheden'],
    ...['languages', 'language', 'language skills'],
    ...['diller', 'dil', 'yabancı dil', 'yabancı diller', 'dil bilgisi'],
    ...['اللغات', 'لغات', 'اللغة'],
    ...['ቋንቋታት', 'ቋንቋ'],
    ...['езици', 'чужди езици', 'език'],
    ...['języki', 'języki obce', 'znajomość języków', 'język'],
  ],
};

/** What tells of a part wherever it stands. A school may be where somebody cleaned, so it tells of no education. */
const CLUES: Readonly<Record<Exclude<Part, 'contact'>, RegExp>> = {
  experience:
    /\b(?:werkzaam bij|gewerkt (?:bij|als|in|met)|worked (?:at|as|for)|werkervaring)\b|çalıştım|عملت|работи[лх]|pracował/iu,
  education:
    /\b(?:v?mbo|hbo|havo|vwo|wo|lbo|mavo|bachelor|master|universiteit|university|üniversite\p{L}*|lise mezunu)\b|diploma behaald|جامعة|университет|uniwersytet|ዩኒቨርሲቲ/iu,
  languages:
    /\b(?:moedertaal|moedertalen|mother tongue|native speaker|ana dil\p{L}*)\b|اللغة الأم|майчин език|język ojczysty/iu,
};

/** A longer line is a sentence. */
const MOST_WORDS_OF_A_HEADING = 6;
/** Shorter words are too often one letter away from another. */
const SHORTEST_MISTYPED = 7;

const isHeading = (words: string, headings: readonly string[]): boolean =>
  headings.some(
    (heading) =>
      words === heading ||
      words.startsWith(`${heading} `) ||
      (heading.length >= SHORTEST_MISTYPED && isOneSlip(heading, words)),
  );

function isFound(part: Part, lines: readonly Line[], text: string): boolean {
  if (part === 'contact') return hasContact(text);
  if (CLUES[part].test(text)) return true;
  return lines
    .flatMap((line) => segmentsOf(line.text))
    .map(wordsIn)
    .some((words) => words.length <= MOST_WORDS_OF_A_HEADING && isHeading(words.join(' '), HEADINGS[part]));
}

/**
 * The parts that were not found. A letter needs no more than a way to reach her: what she did and learned stands in
 * the CV beside it.
 */
export function missingParts(kind: 'cv' | 'letter', lines: readonly Line[]): Part[] {
  const text = lines.map((line) => line.text).join('\n');
  const expected: readonly Part[] = kind === 'letter' ? ['contact'] : PARTS;
  return expected.filter((part) => !isFound(part, lines, text));
}
