import type { Private, Spot } from '../look.ts';
import { birthDates } from './birth.ts';
import { bsnsIn } from './bsn.ts';
import { type Line, segmentsOf } from './lines.ts';

type Found = Spot & { readonly what: Private };

/** At the beginning of a line or a column, with or without a colon: no sentence begins like this. */
const LABELS: readonly (readonly [Private, RegExp])[] = [
  [
    'marital-status',
    /^(?:burgerlijke (?:staat|stand)|huwelijkse staat|marital status|civil status|medeni (?:hal|durum)\p{L}*|stan cywilny|семейно положение|الحالة (?:الاجتماعية|العائلية|المدنية)|ኩነታት (?:ሓዳር|ስድራ))(?!\p{L})/iu,
  ],
  [
    'nationality',
    /^(?:nationaliteit|nationality|citizenship|uyruk|uyruğu|vatandaşlık|vatandaşlığı|obywatelstwo|narodowość|националност|гражданство|الجنسية|ዜግነት)(?!\p{L})/iu,
  ],
  [
    'religion',
    /^(?:religie|godsdienst|geloofsovertuiging|levensbeschouwing|religion|faith|dini|wyznanie|religia|религия|вероизповедание|الديانة|ሃይማኖት)(?!\p{L})/iu,
  ],
  // "Geloof" and "din" begin sentences, too.
  ['religion', /^(?:geloof|din)\s*:/iu],
];

/** What a column of personal data says without a label; in a sentence it may be about waste or a single parcel. */
const ALONE: readonly (readonly [Private, RegExp])[] = [
  [
    'marital-status',
    /^(?:(?:on)?gehuwd|(?:on)?getrouwd|gescheiden|weduwe|weduwnaar|alleenstaand|samenwonend|(?:un)?married|single|divorced|widow(?:ed)?|evli|bekar|boşanmış|dul|zamężna|żonaty|mężatka|panna|kawaler|rozwiedzion[ay]|омъжена|женен|неомъжена|неженен|разведен[а]?|متزوجة?|عزباء|أعزب|مطلقة?|أرملة?|ምርዕው(?:ቲ|ዋ)?|ዘይተመርዓ(?:ወ|ወት)|ፍትሕቲ?)$/iu,
  ],
  [
    'religion',
    /^(?:ik ben |i am (?:a )?)?(?:moslim(?:a)?|islamitisch|christen|christelijk|katholiek|hindoe|boeddhist|joods|muslim|christian|catholic|hindu|müslüman|مسلمة?|مسيحية?)$/iu,
  ],
];

/** Married with two children: the number of them belongs there as little. */
const MARRIED =
  /(?<!\p{L})(?:ik ben|i am|i'm) (?:(?:on)?gehuwd|(?:on)?getrouwd|gescheiden|married|divorced|weduwe|a widow)(?!\p{L})/iu;

const bare = (segment: string): string => segment.replace(/^[\s\-–—.:]+|[\s.,:]+$/gu, '');

function toldBy(text: string): Private[] {
  const segments = segmentsOf(text).map(bare);
  const pieces = segments.flatMap((segment) => segment.split(',').map(bare));
  const found = [
    ...LABELS.filter(([, label]) => segments.some((segment) => label.test(segment))),
    ...ALONE.filter(([, word]) => pieces.some((piece) => word.test(piece))),
  ].map(([what]) => what);
  return MARRIED.test(text) ? [...found, 'marital-status'] : found;
}

/**
 * What should not be in a CV, where it stands, each kind once a line. A photo is not in the text: it stands at the top
 * of the first page.
 */
export function privateIn(lines: readonly Line[], pictures: number): Found[] {
  const born = new Set(birthDates(lines));
  const found = lines.flatMap((line) => {
    const whats = new Set<Private>(toldBy(line.text));
    if (bsnsIn(line.text).length > 0) whats.add('bsn');
    if (born.has(line)) whats.add('birth-date');
    return [...whats].map((what) => ({ page: line.page, line: line.line, what }));
  });
  return pictures > 0 ? [{ page: 1, line: 0, what: 'photo' }, ...found] : found;
}
