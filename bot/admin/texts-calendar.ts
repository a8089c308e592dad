/** What the pages about calendar addresses say, in Dutch. */
export const CALENDAR_TEXTS = {
  title: 'Agenda-adres',
  own: 'Agenda-adres van jezelf',
  of: 'Agenda-adres van',
  explain:
    'Met dit adres komt de week van het centrum vanzelf in je eigen agenda-app, van twee weken terug tot drie maanden vooruit. Wie het adres heeft, ziet alles wat erin staat, ook de voornamen: geef het aan niemand.',
  explainPerson:
    'Met dit adres komen de eigen afspraken van deze persoon vanzelf in de agenda-app. Wie het adres heeft, ziet ze ook: geef het alleen aan deze persoon zelf.',
  centre: 'Van welk centrum',
  everyCentre: 'Alle centra',
  make: 'Maak een adres',
  made: 'Het adres, alleen nu te zien. Zet het in de agenda-app bij “abonneren” of “toevoegen via URL”.',
  listTitle: 'Adressen die werken',
  none: 'Er is nog geen adres. Maak je er een, dan staat hier sinds wanneer het werkt.',
  since: (day: string) => `gemaakt: ${day}`,
  personal: 'Eigen afspraken',
  revoke: 'Trek in',
  revoked: 'Dit adres werkt niet meer.',
  gone: 'Dit adres werkte al niet meer.',
  tooMany: 'Er zijn al tien adressen. Trek er eerst een in.',
  noCentre: 'Dit centrum bestaat niet (meer). Kies een ander.',
} as const;
