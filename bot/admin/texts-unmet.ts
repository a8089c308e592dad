import type { District } from '../capabilities/social-map/districts.ts';

/** What the page says about questions that ended without a place, in Dutch. */
export const UNMET_TEXTS = {
  title: 'Vragen waar geen plek voor was',
  explain:
    'Zo vaak zocht iemand hulp, en was er geen plek die paste of die hielp. Zo zie je wat er in de wijk ontbreekt. Wie iets vroeg, bewaart Buurtmus niet.',
  hidden:
    'Getallen onder de vijf staan er niet, en ook geen getal waaruit je ze kunt afleiden. Ook nul staat er daarom niet.',
  empty:
    'Er is nog niets geteld. Vindt iemand geen plek bij haar vraag, dan telt dat hier mee: per maand, leefgebied, taal en wijk.',
  month: 'Maand',
  domain: 'Leefgebied',
  language: 'Taal',
  district: 'Wijk',
  by: 'Per',
  times: 'Aantal vragen',
  byLanguage: (month: string) => `Per taal, ${month}`,
  byDistrict: (month: string) => `Per wijk, ${month}`,
  perMonth: 'Per maand',
  total: 'Totaal',
  few: 'minder dan 5',
  unsaid: 'niet te zeggen',
  noDistrict: 'niet gezegd',
  districts: {
    centrum: 'Centrum en Schilderswijk',
    zuidwest: 'Zuidwest',
    'den-haag': 'Rest van Den Haag',
    elsewhere: 'Buiten Den Haag',
  } satisfies Record<District, string>,
  download: 'Download als CSV',
  file: 'geen-plek-gevonden.csv',
} as const;
