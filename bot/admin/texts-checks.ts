import type { Wrong as Told } from '../capabilities/social-map/records.ts';
import type { LineName } from '../hsds/map/keeping/desk.ts';
import type { Standing } from '../hsds/map/keeping/entries.ts';
import type { EditWrong } from '../hsds/map/keeping/part.ts';
import { SOCIAL_MAP_TEXTS } from './texts-social-map.ts';

const several = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** What the pages say on which the social map is kept true, in Dutch. */
export const CHECKS_TEXTS = {
  parts: {
    label: 'Onderdelen van de sociale kaart',
    checks: 'Checken',
    owners: 'Verdelen',
    ended: 'Weggehaald',
    unmet: 'Geen plek gevonden',
    referrals: 'Doorverwijzingen',
    files: 'Bestanden',
    paper: 'Op papier',
  },
  title: 'Sociale kaart checken',
  explain:
    'Elke plek wordt eens per half jaar bekeken. Bel of kijk even, en tik op "Klopt nog". Wat te lang niet is bekeken, laat Buurtmus pas als laatste zien.',
  due: (count: number) => (count === 1 ? '1 plek wacht op een check' : `${count} plekken wachten op een check`),
  search: 'Zoek een plek, in welke taal ook',
  searchButton: 'Zoek',
  found: (count: number) =>
    count === 0 ? 'Niets gevonden. Probeer een ander woord.' : `${several(count, 'plek', 'plekken')} gevonden`,
  whose: 'Van wie',
  mine: 'Van mij',
  everybody: 'Van iedereen',
  show: 'Laat zien',
  counts: (reported: number, late: number, soon: number) =>
    `${several(reported, 'melding', 'meldingen')} van bewoners, ${late} te laat, ${soon} binnen vier weken.`,
  empty:
    'Er is niets te checken. Plekken komen hier vanzelf te staan: vier weken voordat ze een half jaar geleden zijn bekeken, en meteen als een bewoner zegt dat er iets niet klopt.',
  page: (page: number, pages: number) => `Bladzijde ${page} van ${pages}`,
  next: 'Volgende',
  before: 'Vorige',
  groups: {
    reported: 'Bewoners zeggen: dit klopt niet',
    late: 'Te laat',
    soon: 'Binnenkort',
    later: 'Later',
    ended: 'Weggehaald',
  } satisfies Record<Standing, string>,
  told: {
    number: 'het nummer klopt niet',
    hours: 'de tijden kloppen niet',
    address: 'het adres klopt niet',
    gone: 'het bestaat niet meer',
    other: 'iets anders klopt niet',
  } satisfies Record<Told, string>,
  toldTimes: (count: number) => (count === 1 ? '1 keer gemeld' : `${count} keer gemeld`),
  toldLast: (day: string) => `laatst op ${day}`,
  checked: (day: string, by: string | null) => `Bekeken op ${day}${by === null ? '' : ` door ${by}`}`,
  neverChecked: 'Nog nooit bekeken',
  dueOn: (day: string) => `weer bekijken na ${day}`,
  owner: (name: string) => `van ${name}`,
  nobody: 'van niemand',
  tried: (day: string) => `Niet te bereiken op ${day}`,
  forCrisis: 'Bij gevaar',
  facts: {
    phone: 'Telefoon',
    hours: 'Open',
    address: 'Adres',
    cost: 'Kosten',
    website: 'Website',
    email: 'E-mail',
  },
  unknown: 'niet bekend',
  closed: 'dicht',
  always: 'dag en nacht',
  otherHours: 'Er zijn ook andere tijden, zoals feestdagen. Die staan in het bestand.',
  free: 'gratis',
  euros: (sum: string) => `€ ${sum}`,
  call: (number: string) => `Bel ${number}`,
  mail: 'Mail',
  site: 'Website bekijken',
  holds: 'Klopt nog',
  cannotReach: 'Niet te bereiken',
  edit: 'Aanpassen',
  end: 'Bestaat niet meer',
  restore: 'Zet terug',
  done: {
    held: (name: string, day: string) => `${name} klopt nog. Weer bekijken na ${day}.`,
    edited: (name: string, day: string) => `${name} is aangepast. Weer bekijken na ${day}.`,
    tried: (name: string) => `${name} was niet te bereiken. De plek blijft hier staan.`,
    ended: (name: string) => `${name} is weggehaald. Buurtmus laat de plek aan niemand meer zien.`,
    restored: (name: string) => `${name} staat weer op de kaart.`,
    given: (name: string) => `${name} heeft een andere eigenaar.`,
  },
  undo: 'Toch terugzetten',
  gone: 'Deze plek staat niet (meer) op de kaart.',
  changed: 'Iemand anders veranderde de kaart op hetzelfde moment. Er is niets opgeslagen. Probeer het nog een keer.',
  lines: {
    title: 'Nummers die Buurtmus zelf zegt bij gevaar',
    explain:
      'Deze nummers staan vast in Buurtmus, zodat bewoners ze ook krijgen als de kaart het niet doet. Kijk of ze nog kloppen. Klopt er een niet? Zeg het meteen tegen wie Buurtmus beheert.',
    hold: 'Alle nummers kloppen nog',
    done: 'De nummers bij gevaar zijn bekeken.',
    names: {
      emergency: 'Alarmnummer',
      veiligThuis: 'Veilig Thuis',
      suicidePrevention: '113 Zelfmoordpreventie',
      suicidePreventionFree: '113, gratis nummer',
      kindertelefoon: 'Kindertelefoon',
      shelter: 'Opvang voor de nacht',
      police: 'Politie, geen spoed',
    } satisfies Record<LineName, string>,
  },
  place: {
    back: 'Alle plekken om te checken',
    facts: 'Wat bewoners zien',
    correct: 'Aanpassen',
    phone: (number: number) => `Telefoon ${number}`,
    hoursExplain: 'Schrijf per dag wanneer het open is, bijvoorbeeld 9:00-12:30, 13:00-17:00. Leeg is dicht.',
    always: 'Dag en nacht open',
    street: 'Straat en nummer',
    code: 'Postcode',
    city: 'Plaats',
    shared: (names: string) => `Let op: een deel van deze gegevens geldt ook voor ${names}.`,
    others: (count: number) => `en nog ${count}`,
    save: 'Opslaan: zo klopt alles',
    problems: (count: number) =>
      count === 1
        ? 'Er is niets opgeslagen. Kijk naar het rode veld.'
        : `Er is niets opgeslagen. Kijk naar de ${count} rode velden.`,
    unreachable: 'Niet te bereiken?',
    note: 'Notitie voor collega’s',
    endExplain: 'Buurtmus laat de plek dan aan niemand meer zien. Je kunt hem altijd terugzetten.',
    owner: 'Wie houdt deze plek bij?',
    give: 'Opslaan',
  },
  problem: {
    ...SOCIAL_MAP_TEXTS.todo,
    'not-phone': 'Hier hoort een telefoonnummer, zoals 070 123 45 67.',
    'not-hours': 'Schrijf tijden zo: 9:00-12:30, 13:00-17:00.',
    'until-first':
      'De eindtijd komt voor de begintijd. Gaat het door na middernacht? Schrijf dan tot 24:00, en de rest bij de volgende dag.',
    overlapping: 'Deze tijden vallen over elkaar.',
    'not-code': 'Hier hoort een postcode, zoals 2525 AB.',
    'nothing-left':
      'Zo kan niemand er komen. Laat een nummer, adres, website of e-mailadres staan, of kies "Bestaat niet meer".',
    changed:
      'Iemand anders heeft deze plek net aangepast. Hieronder staat wat jij invulde; kijk eerst wat er nu staat.',
  } satisfies Record<EditWrong, string>,
  ended: {
    title: 'Weggehaald',
    explain: 'Deze plekken laat Buurtmus aan niemand zien.',
    empty: 'Er is niets weggehaald. Een plek die niet meer bestaat, komt hier te staan, en kan hier worden teruggezet.',
  },
  owners: {
    title: 'Verdelen',
    explain: 'Elke plek heeft iemand die hem bijhoudt. Kies plekken, en daarna wie ze bijhoudt.',
    others: 'Nieuwe plekken, en plekken die niemand kreeg, zijn van',
    othersDone: 'Opgeslagen.',
    to: 'Geef de gekozen plekken aan',
    give: 'Geef',
    none: 'Kies eerst een of meer plekken.',
    noStaff: 'Deze collega heeft geen account meer. Kies iemand anders.',
    done: (count: number, name: string) => `${several(count, 'plek is', 'plekken zijn')} nu van ${name}.`,
    all: 'Kies alle plekken op deze bladzijde',
  },
} as const;
