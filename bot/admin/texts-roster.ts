import type { Unreadable } from '../files/limits.ts';
import type { Problem, Warning, Wrong } from '../roster/plan/given.ts';
import type { Kind } from '../roster/plan/kinds.ts';
import { HANDING_IN_TEXTS } from './texts-handing-in.ts';

const DAYS_KEPT = 'een dag';

/** What the pages of the import of people say, in Dutch. */
export const ROSTER_TEXTS = {
  ...HANDING_IN_TEXTS,
  title: 'Importeren',
  explain:
    'Zet mensen, kinderen, koppelingen, lessen en roosters in één keer in Buurtmus, uit Excel of CSV. Je ziet eerst wat er verandert. Wat niet in het bestand staat, blijft zoals het is.',
  back: 'Naar Mensen',
  files: 'Een bestand om in te vullen',
  template: 'Leeg bestand (XLSX)',
  example: 'Voorbeeld met verzonnen mensen (XLSX)',
  csv: 'Liever CSV? Lever dan één blad per bestand in, met dezelfde kolommen. Noem het mensen.csv, kinderen.csv, koppelingen.csv, lessen.csv of rooster.csv.',
  file: 'Bestand (XLSX, CSV of zip met CSV, hoogstens 8 MB)',
  nothingYet: `Er is nog niets veranderd. Dit voorstel blijft ${DAYS_KEPT} staan.`,
  nothing: 'Dit bestand zegt wat Buurtmus al weet. Er verandert niets.',
  counts: { kind: 'Blad', added: 'Nieuw', changed: 'Veranderd', same: 'Hetzelfde' },
  kinds: {
    people: 'Mensen',
    children: 'Kinderen',
    matches: 'Koppelingen',
    sessions: 'Lessen',
    entries: 'Rooster',
  } satisfies Record<Kind, string>,
  empty: 'leeg',
  row: (sheet: string, row: number) => `${sheet}, regel ${row}`,
  series:
    'Nieuwe koppelingen en lessen staan daarna meteen in de week. Bij een nieuwe dag of tijd gaan de dagen vanaf morgen mee. Wat met de hand is verzet of afgezegd, blijft zo.',
  done: 'Alles uit het bestand is overgenomen. Nieuwe mensen nodig je uit bij Mensen.',
  stale: 'Er is intussen iets veranderd. Er is nog niets overgenomen. Kijk nog eens of dit klopt.',
  expired: `Dit voorstel is er niet meer: het is al overgenomen, of ouder dan ${DAYS_KEPT}. Lever het bestand opnieuw in.`,
  download: 'Haal deze lijst op (CSV)',
  attention: 'Let op',
  unreadable: {
    'too-big': 'Dit bestand is te groot: hoogstens 8 MB en 10.000 regels. Knip het in delen.',
    'not-known': 'Dit soort bestand kent Buurtmus niet. Lever XLSX, CSV of een zip met CSV in.',
    broken: 'Dit bestand kan niet worden geopend. Sla het opnieuw op en probeer het nog eens.',
    'not-a-table':
      'In dit bestand staat geen blad dat Buurtmus kent. Noem een blad Mensen, Kinderen, Koppelingen, Lessen of Rooster.',
  } satisfies Record<Unreadable, string>,
  todo: {
    empty: 'Vul hier iets in.',
    'too-long': 'Maak dit korter.',
    letters: 'Hier staan tekens die niet te lezen zijn. Typ het opnieuw.',
    formula: 'Hier staat een formule. Zet de uitkomst er als tekst neer.',
    'not-number-name': 'Gebruik letters, cijfers en streepjes, hoogstens 40 tekens.',
    bsn: 'Dit lijkt een burgerservicenummer. Dat mag hier niet staan. Neem een eigen nummer, of zet er een letter voor.',
    'not-language': 'Deze taal kent Buurtmus niet. Kies uit: nl, en, tr, ar, ti, bg, pl.',
    'not-roles': 'Kies uit: bewoner, mentee, deelnemer, mentor, ouder, coach, coördinator. Zet komma’s ertussen.',
    'not-days': 'Hier horen dagen, zoals ma, do of ma-vr.',
    'not-rule': 'Deze regel kent Buurtmus niet. Een voorbeeld: FREQ=WEEKLY;INTERVAL=2;BYDAY=FR.',
    'not-date': 'Hier hoort een datum, zoals 30-11-2026 of 2026-11-30.',
    'not-time': 'Hier hoort een tijd, zoals 9:30.',
    'not-minutes': 'Hier hoort een aantal minuten, van 5 tot 720.',
    'not-flag': 'Hier hoort ja of nee.',
    'not-audience': 'Hier hoort mensen of kinderen.',
    both: 'Hier staan twee dingen die niet samengaan. Laat er één staan.',
    'before-from': 'Dit is eerder dan het begin.',
    'too-far': 'Dit duurt langer dan twee jaar. Kijk of het jaartal klopt.',
    'six-months':
      'Een koppeling duurt hoogstens zes maanden. Is zij verlengd? Zet ja in de kolom verlengd: dan hoogstens twaalf.',
    'not-there': 'Dit kent Buurtmus niet, en het staat niet in het bestand. Kijk of de naam of het nummer klopt.',
    ambiguous: 'Dit kunnen er meer zijn. Gebruik het nummer.',
    'same-name': 'Deze naam komt vaker voor. Geef elk een eigen nummer.',
    'maybe-known':
      'Buurtmus kent al iemand of iets met deze naam, zonder nummer. Is het dezelfde? Zet ja in de kolom bekend. Is het een ander? Zet nee.',
    twice: 'Dit staat meer dan eens in het bestand. Laat één regel staan.',
    'same-person': 'Hier staat twee keer dezelfde persoon.',
    'other-audience': 'Deze les is voor anderen. Een les voor kinderen heeft een kind, een andere les een deelnemer.',
    'column-twice': 'Deze kolom staat er twee keer. Laat er één staan.',
  } satisfies Record<Wrong, string>,
  warnings: {
    'unknown-sheet': (sheet = '') => `Het blad ${sheet} is overgeslagen: Buurtmus kent het niet.`,
    'unknown-column': (sheet = '', column = '') =>
      `De kolom ${column} van ${sheet} is overgeslagen: die bewaart Buurtmus niet.`,
    'old-letters': (sheet = '') => `${sheet} is niet als UTF-8 opgeslagen. Kijk goed of letters als ë, ş en ł kloppen.`,
    'own-language': (name = '') => `${name} koos in de chat zelf een taal. Die blijft.`,
    'no-role': (name = '', role = '') => `${name} heeft de rol ${role} niet.`,
    'second-match': (name = '', role = '') => `${name} is in deze weken ook ${role} in een andere koppeling.`,
    'hours-first': (name = '', _month = '', hours = '') =>
      `${name} begint met ${hours} uur in de week. Gewoonlijk is dat vier in de eerste maand.`,
    'hours-less': (name = '', month = '', hours = '') =>
      `${name} gaat in maand ${month} terug naar ${hours} uur in de week. Gewoonlijk komt er elke maand iets bij.`,
    'hours-range': (name = '', month = '', hours = '') =>
      `${name} heeft in maand ${month} ${hours} uur in de week. Gewoonlijk is dat van vier tot zestien.`,
  } satisfies Record<Warning['what'], (...about: string[]) => string>,
  fields: {
    externalId: 'nummer',
    name: 'naam',
    language: 'taal',
    roles: 'rollen',
    consent: 'toestemming',
    programme: 'traject',
    coach: 'coach',
    from: 'van',
    until: 'tot en met',
    guardians: 'verzorgers',
    mentor: 'mentor',
    mentee: 'mentee',
    coordinator: 'coördinator',
    rule: 'wanneer',
    start: 'tijd',
    minutes: 'minuten',
    place: 'plaats',
    venue: 'locatie',
    title: 'titel',
    audience: 'voor wie',
    teacher: 'docent',
    rests: 'vrij in schoolvakanties',
  } as Readonly<Record<string, string>>,
  titleIn: (language: string) => `titel in het ${language}`,
  audiences: { people: 'mensen', children: 'kinderen' } as Readonly<Record<string, string>>,
  flags: { yes: 'ja', no: 'nee' } as Readonly<Record<string, string>>,
  every: (days: string) => `elke ${days}`,
  and: ' en ',
} as const;

/** What to do about a problem, in words. */
export const todoOf = ({ what, may }: Problem): string =>
  may === undefined || may === '' ? ROSTER_TEXTS.todo[what] : `${ROSTER_TEXTS.todo[what]} ${ROSTER_TEXTS.choose(may)}`;
