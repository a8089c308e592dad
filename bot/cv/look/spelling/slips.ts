/** A slip that no dictionary sees, because each word in it is one. */
export type Slip = { readonly word: string; readonly suggestions: readonly string[] };

const FIRST_PERSON: Readonly<Record<string, string>> = {
  wordt: 'word',
  heeft: 'heb',
  hebt: 'heb',
  vindt: 'vind',
  houdt: 'houd',
  werkt: 'werk',
  maakt: 'maak',
  doet: 'doe',
  gaat: 'ga',
  staat: 'sta',
  spreekt: 'spreek',
  zoekt: 'zoek',
  leert: 'leer',
  volgt: 'volg',
  helpt: 'help',
  woont: 'woon',
  begrijpt: 'begrijp',
  kent: 'ken',
  leest: 'lees',
  schrijft: 'schrijf',
  krijgt: 'krijg',
  wilt: 'wil',
  bent: 'ben',
  rijdt: 'rijd',
  zorgt: 'zorg',
  overlegd: 'overleg',
};
const THIRD_PERSON: Readonly<Record<string, string>> = { word: 'wordt', heb: 'heeft', vind: 'vindt', ben: 'is' };
/** Said twice, these are a slip; "dat dat" and "had had" can be right. */
const DOUBLED = new Set(
  'de het een en van in op te met voor bij ik aan als om naar the a an and of to for with at i'.split(' '),
);

const WORDS = /[\p{L}\p{M}'’-]+/gu;

/** `"ik wordt"` and `"heeft ik"`, `"hij word"`, `"de de"`: neighbours with nothing but a blank between them. */
function dutch(first: string, second: string): string | null {
  if (first === 'ik') return FIRST_PERSON[second] ?? null;
  if (first === 'hij') return THIRD_PERSON[second] ?? null;
  return null;
}

/** Slips of two neighbouring words in a line of Dutch or English. */
export function slipsIn(line: string, language: 'nl' | 'en'): Slip[] {
  const words = [...line.matchAll(WORDS)];
  return words.flatMap((match, at): Slip[] => {
    const next = words[at + 1];
    if (next === undefined || line.slice(match.index + match[0].length, next.index).trim() !== '') return [];
    const [first, second] = [match[0].toLowerCase(), next[0].toLowerCase()];
    if (first === second && DOUBLED.has(first)) return [{ word: `${match[0]} ${next[0]}`, suggestions: [match[0]] }];
    if (language === 'en')
      return match[0] === 'i' && /^(?:am|have|was|can|like|work|worked)$/u.test(second)
        ? [{ word: 'i', suggestions: ['I'] }]
        : [];
    const right = dutch(first, second);
    return right === null ? [] : [{ word: next[0], suggestions: [right] }];
  });
}
