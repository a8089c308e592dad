import type { PaperKind } from '../paper/order.ts';

/** What the page of the social map on paper says, in Dutch. */
export const PAPER_TEXTS = {
  title: 'Op papier',
  explain:
    'De sociale kaart om op te hangen of mee te geven, in de taal van de bewoner. Gevaar staat bovenaan. Wie een vierkant scant, praat met Buurtmus over dat onderwerp, in die taal.',
  language: 'Taal',
  kind: 'Soort',
  kinds: { poster: 'Poster (A3)', booklet: 'Boekje (A5)' } satisfies Record<PaperKind, string>,
  centre: 'Centrum',
  noCentre: 'Geen centrum',
  noAddress: (names: string) =>
    `Van ${names} is geen adres bekend. Het papier noemt dan alleen de naam en het telefoonnummer.`,
  look: 'Bekijken en afdrukken',
  pdf: 'PDF maken',
  noPdf:
    'Dit huis maakt zelf geen PDF. Kies Bekijken en afdrukken, en in het venster van de browser Opslaan als PDF: dat wordt hetzelfde.',
  failed: 'De PDF is niet gelukt. Kies Bekijken en afdrukken, dat wordt hetzelfde.',
  how: 'Kies bij het afdrukken papier A3 voor de poster en A5 voor het boekje, zonder marges. Het boekje heeft altijd een aantal pagina’s dat door vier te delen is.',
} as const;
