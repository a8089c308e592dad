/** What every page says on which a file is handed in: the form, what would change, and what is wrong in it, in Dutch. */
export const HANDING_IN_TEXTS = {
  upload: 'Inleveren',
  look: 'Bekijk wat er verandert',
  none: 'Kies eerst een bestand.',
  preview: 'Dit gaat er veranderen',
  added: 'Nieuw',
  changed: 'Veranderd',
  more: (count: number) => `En nog ${count}.`,
  confirm: 'Neem dit over',
  cancel: 'Toch niet',
  problems: (count: number) =>
    count === 1
      ? 'Op 1 plek klopt iets niet. Verbeter het in het bestand en lever het opnieuw in; er is niets veranderd.'
      : `Op ${count} plekken klopt iets niet. Verbeter ze in het bestand en lever het opnieuw in; er is niets veranderd.`,
  columns: ['Blad', 'Regel', 'Kolom', 'Er staat', 'Wat te doen'],
  choose: (may: string) => `Kies uit: ${may}.`,
};
