import type { Decided, Missed, NotReached } from '../staff-signals-ports.ts';

const times = (count: number, what: string): string => `${count} keer ${what}`;
const warnings = (count: number): string =>
  count === 1 ? '1 officiële waarschuwing' : `${count} officiële waarschuwingen`;

/** What the pages about weighing absence say, in Dutch. */
export const SIGNALS_TEXTS = {
  title: 'Signalen',
  explain:
    'Wie vaker niet kwam dan het programma afspreekt. Buurtmus laat het alleen zien: wat er gebeurt, besluit een mens. Er gaat niets vanzelf naar de deelnemer, en niets naar de gemeente.',
  rules: 'Afspraken over afwezigheid',
  empty:
    'Er zijn geen signalen. Mist iemand na de beginperiode vaker iets dan het programma afspreekt, zonder geldige reden, dan staat hier wie, welke dagen en wat erover gezegd is.',
  missed: (count: number) => times(count, 'gemist'),
  nothingOpen: 'Geen open dagen',
  warnings,
  mayReport: (count: number) =>
    `${warnings(count)}: jullie kunnen een melding bij de gemeente noteren. Dat hoeft niet.`,
  look: 'Bekijk en besluit',
  meeting: 'gesprek met de mentor',
  states: {
    'no-show': 'niet gekomen',
    absent: 'als afwezig genoteerd',
    reported: 'zelf afgemeld',
  } satisfies Record<Missed['state'], string>,
  saidBefore: 'kon niet komen',
  saidNothing: 'niets gehoord',
  becauseIs: (reason: string) => `reden: ${reason}`,
  gone: 'Deze persoon zit nu niet in dit programma.',

  since: (day: string) => `In dit programma sinds ${day}.`,
  openDays: 'Dagen waarover nog niets besloten is',
  noOpenDays: 'Er zijn geen dagen om over te besluiten.',
  uncounted: 'Wat niet meetelt (alleen jij als coach ziet dit)',
  uncountedBecause: { grace: 'beginperiode', excused: 'geldige reden' },
  noUncounted: 'Niets in deze weken.',
  person: 'Over deze persoon',
  conversation: 'Naar het gesprek',

  decide: 'Besluit nemen',
  decideExplain: 'Praat eerst. Elk besluit blijft staan met jouw naam, en de deelnemer kan het altijd lezen.',
  whichKind: 'Wat besluit je?',
  whichDays: 'Over deze dagen. Haal weg wat niet mee moet tellen.',
  kinds: {
    talk: 'Gesprek of maatwerk, geen waarschuwing',
    warning: 'Officiële waarschuwing',
    report: 'Gemeld bij de gemeente',
    withdrawn: 'Waarschuwing, ingetrokken',
  } satisfies Record<Decided['kind'], string>,
  kindHints: {
    talk: 'Alleen een aantekening. Er gaat geen bericht uit.',
    warning: 'Een vaste tekst in de eigen taal van de deelnemer. Je leest hem eerst.',
  },
  why: 'Waarom, in je eigen woorden (Nederlands)',
  whyHint: 'Kort, en niets over ziekte of zorg. De deelnemer leest dit.',
  lookFirst: 'Bekijk het eerst',
  notReached: {
    'no-conversation': 'Deze persoon heeft geen gesprek met Buurtmus. Een waarschuwing print je en geef je zelf.',
    'no-consent': 'Deze persoon gaf geen toestemming voor berichten. Een waarschuwing print je en geef je zelf.',
    stopped: 'Deze persoon wil geen berichten van Buurtmus. Een waarschuwing print je en geef je zelf.',
    gone: 'Bij deze persoon komt niets meer aan. Een waarschuwing print je en geef je zelf.',
  } satisfies Record<NotReached, string>,

  report: 'Melding bij de gemeente',
  reportNotYet: (count: number, needed: number) =>
    `Dat kan na ${warnings(needed)}. Er zijn er nu ${count}, en ook daarna hoeft het niet.`,
  reportExplain:
    'Dit is alleen een aantekening: Buurtmus stuurt niets naar de gemeente. Vertel het eerst zelf aan de deelnemer.',

  history: 'Eerdere besluiten',
  noHistory: 'Er is nog niets besloten. Elk besluit staat hier, met wie het nam en waarom.',
  decidedBy: (day: string, name: string) => `${day}, door ${name}`,
  aboutDays: (days: string) => `Over ${days}.`,
  withdraw: 'Klopt deze waarschuwing niet?',
  withdrawExplain:
    'Trek hem dan in. Hij telt niet meer mee, en wie er een bericht over kreeg, krijgt daar ook bericht van.',
  withdrawYes: 'Trek deze waarschuwing in',
  withdrawnBy: (name: string, why: string) => `Ingetrokken door ${name}: ${why}`,
  letter: 'Brief om te printen',

  confirm: {
    title: 'Klopt dit?',
    nothingYet: 'Er is nog niets opgeslagen of gestuurd.',
    who: (name: string, programme: string) => `${name}, ${programme}`,
    about: (days: string) => `Het gaat over ${days}.`,
    left: (days: string) => `Deze dagen tellen niet mee en zijn ook klaar: ${days}.`,
    noWhy: 'Zonder eigen woorden.',
    reads: (language: string) => `Dit leest de deelnemer (${language})`,
    inDutch: 'Hetzelfde in het Nederlands',
    own: 'Jouw eigen woorden komen er in het Nederlands bij, zoals je ze typte.',
    talk: 'Er gaat geen bericht uit.',
    report: 'Er gaat niets naar de gemeente en er gaat geen bericht uit.',
    asSoon: 'Het bericht gaat uit zodra het mag: niet in de stille uren.',
    yes: { talk: 'Ja, noteer dit', warning: 'Ja, geef deze waarschuwing', report: 'Ja, noteer de melding' },
    no: 'Nee, terug',
  },
  done: {
    talk: 'Genoteerd.',
    warning: 'De waarschuwing is gegeven.',
    report: 'De melding is genoteerd. Er is niets naar de gemeente gestuurd.',
    withdrawn: 'De waarschuwing is ingetrokken.',
  } satisfies Record<Decided['kind'], string>,
  printIt: 'Print de brief hieronder en geef hem zelf.',
  problem: {
    kind: 'Kies eerst wat je besluit.',
    days: 'Een waarschuwing gaat over minstens één dag. Kies er een.',
    why: 'Schrijf kort waarom.',
    noWarning: 'Deze waarschuwing is er niet of is al ingetrokken.',
    changed: 'Er is intussen iets veranderd. Er is niets opgeslagen; kijk opnieuw.',
    early: 'Er zijn nog niet genoeg officiële waarschuwingen. Er is niets opgeslagen.',
  },

  paper: {
    title: (name: string) => `Brief voor ${name}`,
    explain: 'Print deze bladzijde (Ctrl + P) en geef de brief zelf. Lees hem samen, met een tolk als dat nodig is.',
  },
} as const;
export type SignalProblem = keyof typeof SIGNALS_TEXTS.problem;

/** What the page with the rules of each programme says. */
export const RULES_TEXTS = {
  title: 'Afspraken over afwezigheid',
  explain:
    'Per programma: wanneer iemand bij Signalen verschijnt. Deze afspraken besluiten niets; dat doet altijd een mens.',
  back: 'Signalen',
  graceDays: 'Dagen aan het begin zonder gevolgen',
  excused: 'Redenen die altijd gelden',
  none: 'afgemeld zonder dat om een reden werd gevraagd',
  signalCount: 'Een signaal na zoveel keer gemist',
  signalWeeks: 'binnen zoveel weken',
  warnings: 'Melding bij de gemeente kan na zoveel waarschuwingen',
  save: 'Bewaar',
  saved: 'Bewaard.',
  centres: 'Redenen vragen',
  centresExplain:
    'Een centrum kan ervoor kiezen nooit een reden te vragen. Dan wordt er ook geen bewaard, en weegt een mens elke afmelding.',
  asks: 'Vraag om een globale reden (ziek, kind ziek, andere afspraak …)',
  empty: 'Er zijn nog geen programma’s. Ze komen mee als je deelnemers en roosters importeert.',
  wrong: (field: string, least: number, most: number) => `${field}: vul een getal in van ${least} tot en met ${most}.`,
  gone: 'Dit programma of centrum bestaat niet (meer).',
} as const;
