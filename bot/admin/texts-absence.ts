import { REASONS } from '../capabilities/absence/facts.ts';

/** Of whom something was said or registered at one occasion, as the calendar picture shows it. */
export const STATES = ['present', 'late', 'reported', 'absent', 'no-show', 'open', 'planned'] as const;
export type State = (typeof STATES)[number];

/** Coarse reasons in the order of the figures, then what is left of them, then who had said nothing. */
export const REASONS_COUNTED = [...REASONS, 'none', 'excused', 'weighed', 'unreported'] as const;
type Counted = (typeof REASONS_COUNTED)[number];

const WORDS = {
  ill: 'ziek',
  'child-ill': 'kind ziek',
  appointment: 'een andere afspraak',
  bereavement: 'een overlijden',
  childcare: 'geen opvang',
  mind: 'te veel aan het hoofd',
  other: 'iets anders',
  none: 'geen reden gevraagd',
  excused: 'geoorloofd (ouder dan 90 dagen)',
  weighed: 'te wegen (ouder dan 90 dagen)',
  unreported: 'zonder afmelding',
} satisfies Record<Counted, string>;

/** A code in words; a code that nobody knows any more stands for itself. */
export const reasonWords = (code: string): string => (Object.hasOwn(WORDS, code) ? WORDS[code as Counted] : code);

/** What the pages about absence say. */
export const ABSENCE_TEXTS = {
  hidden: '[mogelijk over gezondheid: alleen de coach ziet dit]',
  shown: 'mogelijk over gezondheid: dit zie jij als coach; na 14 dagen wordt het gewist',

  parts: { label: 'Over afwezigheid', today: 'Vandaag', signals: 'Signalen', figures: 'Cijfers' },
  today: {
    title: 'Afwezig vandaag',
    none: 'Voor vandaag heeft niemand zich afgemeld. Meldt iemand zich af, dan staat hier wie en voor wat.',
    laterTitle: 'De komende zeven dagen',
    noneLater: 'Voor de komende zeven dagen zijn er geen afmeldingen.',
    cannotCome: 'kan niet komen',
    comesLater: 'komt later',
    childOf: (child: string, guardian: string) => `${child} (kind van ${guardian})`,
    reason: (words: string) => `reden: ${words}`,
    coachOnly: 'De reden ziet alleen de eigen coach.',
  },

  history: {
    title: (name: string) => `Aan- en afwezigheid van ${name}`,
    link: 'Kalender van aan- en afwezigheid',
    explain: 'De laatste zes maanden en de komende maand. De reden van een afmelding ziet alleen de eigen coach.',
    empty: 'Hier staat straks op welke dagen deze persoon er was. Nu is er niets gepland en niets geregistreerd.',
    legend: 'Wat de tekens betekenen',
    asList: 'Hetzelfde als lijst',
    nothing: 'niets',
    states: {
      present: 'was er',
      late: 'kwam later, of komt later',
      reported: 'had zich afgemeld',
      absent: 'was er niet, zonder afmelding',
      'no-show': 'kwam niet en zei niets',
      open: 'niet geregistreerd',
      planned: 'komt nog',
    } satisfies Record<State, string>,
  },

  figures: {
    title: 'Cijfers over afwezigheid',
    explain:
      'Hoe vaak mensen er niet waren, per maand, reden en programma. Gaat een getal over minder dan 5 mensen, dan staat er <5, ook als het 0 is: zo is niemand te herkennen.',
    totals: 'Staat bij een totaal een streepje, dan zou dat getal verraden wat verborgen is.',
    kept: 'Een afmelding wordt na tien maanden gewist; na 90 dagen is de reden alleen nog geoorloofd of te wegen.',
    empty: 'Hier staan straks de cijfers. In de laatste tien maanden was nog niemand afwezig.',
    month: 'Maand',
    programme: 'Programma',
    reason: 'Reden',
    total: 'Totaal',
    perMonth: 'Per maand',
    noProgramme: 'Geen programma',
    download: 'Download als CSV',
    times: 'Aantal keer',
    few: '<5',
    unsaid: '–',
    file: 'afwezigheid.csv',
  },

  link: {
    title: 'Account van deze medewerker',
    explain:
      'Is deze persoon de coach of coördinator van mensen, koppel dan het eigen account. Alleen met dat account zijn afmeldredenen en berichten over gezondheid van die mensen te lezen.',
    linked: (name: string) => `Gekoppeld aan het account van ${name}.`,
    none: 'Er is nog geen account gekoppeld.',
    noneFree: 'Er is geen account dat nog aan niemand is gekoppeld. Maak er eerst een.',
    which: 'Account',
    button: 'Koppel',
    unlink: 'Ontkoppel',
    failed: 'Dit account kon niet worden gekoppeld: het bestaat niet meer of het is van iemand anders.',
  },
} as const;
