import type { Unreadable } from '../files/limits.ts';
import type { Notice } from '../hsds/map/given.ts';
import type { EntityName } from '../hsds/map/names.ts';
import type { Wrong } from '../hsds/map/values.ts';
import { HANDING_IN_TEXTS } from './texts-handing-in.ts';

/** What the page of the social map says, in Dutch. */
export const SOCIAL_MAP_TEXTS = {
  ...HANDING_IN_TEXTS,
  title: 'Sociale kaart',
  explain:
    'De plekken die Buurtmus aan bewoners laat zien. Haal ze op als bestand, verander wat niet klopt, en lever het bestand weer in. Je ziet eerst wat er verandert.',
  download: 'Ophalen',
  formats: { xlsx: 'Excel (XLSX)', csv: 'CSV (zip)', json: 'HSDS JSON' },
  others: 'Andere systemen lezen de kaart hier:',
  file: 'Bestand (XLSX, CSV, zip met CSV of JSON, hoogstens 8 MB)',
  nothingYet: 'Er is nog niets veranderd.',
  nothing: 'Dit bestand zegt hetzelfde als de kaart. Er verandert niets.',
  counts: (added: number, changed: number, gone: number, same: number) =>
    `${added} nieuw, ${changed} veranderd, ${gone} niet in het bestand, ${same} hetzelfde.`,
  gone: 'Niet in het bestand',
  nothingThere: 'leeg',
  removing: (count: number) => `Haal ook weg wat niet in het bestand staat (${count})`,
  done: 'De sociale kaart is bijgewerkt.',
  stale: 'De kaart is intussen door iemand anders veranderd. Er is niets overgenomen. Lever het bestand opnieuw in.',
  expired:
    'Dit voorstel is er niet meer: het is al overgenomen, of het is ouder dan een dag. Lever het bestand opnieuw in.',
  unreadable: {
    'too-big': 'Dit bestand is te groot: hoogstens 8 MB, en 50.000 regels in een blad.',
    'not-known': 'Dit soort bestand kent Buurtmus niet. Lever XLSX, CSV, een zip met CSV of JSON in.',
    broken: 'Dit bestand kan niet worden geopend. Sla het opnieuw op en probeer het nog eens.',
    'not-a-table':
      'In dit bestand staat geen tabel van de sociale kaart. Noem een blad of CSV naar de tabel, bijvoorbeeld services of phones.',
  } satisfies Record<Unreadable, string>,
  todo: {
    empty: 'Vul hier iets in.',
    'too-long': 'Maak de tekst korter dan 10.000 tekens.',
    letters: 'Hier staan tekens die niet te lezen zijn. Typ de tekst opnieuw.',
    formula: 'Hier staat een formule. Zet de uitkomst er als tekst neer.',
    'not-text': 'Hier hoort tekst.',
    'not-email': 'Hier hoort een e-mailadres, zoals info@example.org.',
    'not-url': 'Hier hoort een webadres, zoals https://www.example.org.',
    'not-number': 'Hier hoort een getal, zoals 12 of 2,5.',
    'not-date': 'Hier hoort een datum, zoals 2026-11-30 of 30-11-2026.',
    'not-time': 'Hier hoort een tijd, zoals 09:30.',
    'not-flag': 'Hier hoort ja of nee.',
    'not-among': 'Dit woord kent HSDS hier niet.',
    'not-days': 'Hier horen dagen, zoals MO,TU,WE,TH,FR,SA,SU.',
    'not-zone': 'Hier hoort een tijdzone, zoals Europe/Amsterdam.',
    'not-language': 'Deze taal kent Buurtmus niet. Nederlands staat in de kolom zelf.',
    'not-rule': 'Aan deze voorwaarde kan niemand zich houden.',
    'not-there': 'Deze regel verwijst naar iets dat er niet is. Kijk of het id klopt.',
    twice: 'Dit id staat meer dan eens in het blad. Laat een regel staan.',
    taken: 'Deze naam is al van een andere regel. Kies een andere.',
  } satisfies Record<Wrong, string>,
  notices: {
    'unknown-sheet': (sheet: string) => `Het blad ${sheet} is overgeslagen: zo heet geen tabel van de kaart.`,
    'unknown-column': (sheet: string, column: string) =>
      `De kolom ${column} van ${sheet} is overgeslagen: die bewaart Buurtmus niet.`,
    'old-letters': (sheet: string) =>
      `${sheet} is niet als UTF-8 opgeslagen. Kijk goed of letters als ë, ş en ł kloppen.`,
  } satisfies Record<Notice['what'], (sheet: string, column: string) => string>,
  entities: {
    taxonomy: 'woordenlijst',
    taxonomy_term: 'woord',
    organization: 'organisatie',
    service: 'dienst',
    location: 'locatie',
    service_at_location: 'dienst op locatie',
    contact: 'contact',
    phone: 'telefoon',
    address: 'adres',
    schedule: 'openingstijd',
    language: 'taal',
    service_area: 'gebied',
    cost_option: 'kosten',
    required_document: 'meenemen',
    accessibility: 'toegankelijkheid',
    attribute: 'kenmerk',
    metadata: 'wijziging',
  } satisfies Record<EntityName, string>,
} as const;
