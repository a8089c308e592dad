import type { Slip } from './slips.ts';

/** Last parts of compounds that CVs are full of. In Dutch they are written as one with what they are of. */
const HEADS = new Set(
  `medewerker medewerkers medewerkster medewerksters chauffeur chauffeurs cursus cursussen diploma diploma's certificaat
  certificaten ervaring vaardigheid vaardigheden kennis bestendig hulp leider leidster assistent assistente examen bewijs
  zorg plein werking woning woningen maakster maker bedrijf winkel kracht krachten dienst diensten opvang verzorging
  verzorgster gever nemer school lessen niveau kantoor machine vriendelijk`.split(/\s+/u),
);
/** They stand before such words without being a part of them, though dictionaries know a compound. */
const LOOSE = new Set(
  `als van voor bij met zonder over door naar uit om op in te tot en of het de een mijn zijn haar hun ons onze jouw uw die
  dat dit deze veel weinig meer minder alle geen wat welke elk elke ander andere eigen zelf goed vast vrij los licht zwaar vol
  half dubbel hoog laag groot klein nieuw oud jong eerste laatste ook nog wel niet nu dan daar hier zeer erg heel snel
  lang kort werkt werkte deed doe doet gaf geef had heb heeft ben was is kan wil zoek volg volgde leerde hard fijn leuk
  mooi extra ander sociaal soort vooral ruim vanaf sinds tijdens na per via tegen onder tussen naast binnen buiten jaar jaren maand maanden week weken dag dagen uur uren
  twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig`.split(/\s+/u),
);

const PAIR = /(?<![\p{L}\p{M}'’-])(\p{Ll}{3,20}) (\p{Ll}{3,15})(?![\p{L}\p{M}'’-])/u;
const STEP = /[\p{L}\p{M}'’-]+ /gu;

/** Compounds that were written in two: `"huur woning"`. `knows` is the Dutch dictionary. */
export function splitsIn(line: string, knows: (word: string) => boolean): Slip[] {
  return [...line.matchAll(STEP)].flatMap(({ index }): Slip[] => {
    const pair = PAIR.exec(line.slice(index, index + 37));
    if (pair?.index !== 0) return [];
    const [whole, first = '', second = ''] = pair;
    if (!HEADS.has(second) || LOOSE.has(first) || !knows(first) || !knows(first + second)) return [];
    return [{ word: whole, suggestions: [first + second] }];
  });
}
