import type { Outcome } from '../capabilities/social-map/facts.ts';

/** What the page about referrals says, in Dutch. */
export const REFERRALS_TEXTS = {
  title: 'Doorverwijzingen',
  explain:
    'Plekken die bewoners zelf naar hun coach stuurden. Wie een plek alleen voor zichzelf bewaart, staat hier niet.',
  kept: 'Een halfjaar na de laatste keer dat de bewoner er iets mee deed, verdwijnt de regel. Dat gebeurt ook als zij de plek weghaalt.',
  empty: 'Er is nog niets naar een coach gestuurd. Stuurt een bewoner een plek door, dan staat dat hier.',
  sent: 'gestuurd op',
  outcomes: {
    helped: 'Bereikt, en het hielp',
    'no-help': 'Bereikt, het hielp niet',
    'not-reached': 'Niemand bereikt',
  } satisfies Record<Outcome, string>,
  willAsk: (day: string) => `Buurtmus vraagt het op ${day}`,
  asked: 'Gevraagd, nog geen antwoord',
  notAsked: 'Geen vraag gewenst',

  shares: 'Wat hielp',
  sharesExplain:
    'Van iedereen die vertelde hoe het ging, ook van wie niets deelt. Nooit over minder dan vijf mensen, en in getallen alleen als niemand daaraan te herkennen is.',
  sharesEmpty: 'Nog niemand vertelde hoe het ging. Buurtmus vraagt het op de dag die de bewoner koos.',
  numbers: (helped: number, of: number) => `${helped} van de ${of} geholpen (${Math.round((helped / of) * 100)}%)`,
  mostly: 'Meestal wel',
  rarely: 'Meestal niet',
  few: 'Te weinig antwoorden',
} as const;
