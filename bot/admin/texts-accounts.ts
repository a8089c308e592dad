import type { StaffRole } from '../staff-ports.ts';

/** What the pages about accounts say, in Dutch: one's own, and those of colleagues. */
export const ACCOUNT_TEXTS = {
  title: 'Mijn account',
  backToAccount: 'Mijn account',
  tooMany: 'Er is te vaak geprobeerd. Wacht vijf minuten en probeer het dan opnieuw.',
  away: 'Dit lukt nu niet: de database antwoordt niet. Probeer het over een minuut opnieuw.',

  password: {
    title: 'Wachtwoord',
    old: 'Je wachtwoord van nu',
    fresh: 'Je nieuwe wachtwoord',
    hint: 'Minstens 12 tekens. Een paar losse woorden achter elkaar werkt goed.',
    again: 'Nog een keer je nieuwe wachtwoord',
    button: 'Verander mijn wachtwoord',
    changed: 'Je wachtwoord is veranderd. Op andere apparaten ben je afgemeld.',
    wrong: 'Je wachtwoord van nu klopt niet. Er is niets veranderd.',
    short: 'Je nieuwe wachtwoord is te kort. Kies minstens 12 tekens.',
    long: 'Je nieuwe wachtwoord is te lang. Kies hoogstens 128 tekens.',
    different: 'De twee nieuwe wachtwoorden zijn niet gelijk. Typ ze nog een keer.',
    same: 'Dit is het wachtwoord dat je al had. Kies een ander.',
  },
  choose: {
    title: 'Kies je eigen wachtwoord',
    explain: (name: string) =>
      `Welkom, ${name}. Je bent aangemeld met een wachtwoord dat een collega ook kent. Kies nu een wachtwoord dat alleen jij weet. Daarna kun je verder.`,
    button: 'Bewaar en ga verder',
  },

  twoStep: {
    title: 'Aanmelden in twee stappen',
    explain:
      'Je meldt je dan aan met je wachtwoord én een code uit een app op je telefoon. Wie alleen je wachtwoord heeft, komt er niet in.',
    on: 'Aan. Bij het aanmelden vraagt Buurtmus ook een code.',
    off: 'Uit. Met alleen je wachtwoord kom je binnen.',
    password: 'Je wachtwoord',
    turnOn: 'Zet aan',
    turnOff: 'Zet uit',
    turnOffTitle: 'Uitzetten',
    turnedOff: 'Aanmelden in twee stappen staat uit.',
    wrongPassword: 'Dit wachtwoord klopt niet. Er is niets veranderd.',
    already: 'Aanmelden in twee stappen staat al aan.',
    setUpTitle: 'Twee stappen aanzetten',
    scan: '1. Scan dit met de app op je telefoon, zoals Aegis, 2FAS of Google Authenticator.',
    open: 'Kijk je op de telefoon zelf? Open de app.',
    type: 'Lukt scannen niet? Typ dan deze sleutel in de app:',
    confirm: '2. De app toont nu een code van zes cijfers. Typ die hier:',
    confirmButton: 'Klaar, zet aan',
    notYet: 'Het staat pas aan als de code klopt.',
    wrongCode:
      'Deze code klopt niet. Wacht op de volgende code in de app en typ die. Loopt de klok van je telefoon goed?',
    stop: 'Stop, toch niet',
  },
  recovery: {
    title: 'Je herstelcodes',
    on: 'Aanmelden in twee stappen staat aan. Op andere apparaten ben je afgemeld.',
    fresh: 'Dit zijn je nieuwe herstelcodes. De oude werken niet meer.',
    explain:
      'Telefoon kwijt? Met een herstelcode kom je toch binnen, elke code één keer. Schrijf ze op of print ze, en leg ze niet bij je telefoon. Je ziet ze alleen nu.',
    done: 'Ik heb ze bewaard',
    left: (count: number) => (count === 1 ? 'Je hebt nog 1 herstelcode.' : `Je hebt nog ${count} herstelcodes.`),
    freshTitle: 'Nieuwe herstelcodes',
    make: 'Maak nieuwe herstelcodes',
  },

  sessions: {
    title: 'Waar ben je aangemeld?',
    here: 'dit apparaat',
    since: (moment: string) => `sinds ${moment}`,
    used: (moment: string) => `laatst gebruikt ${moment}`,
    unknown: 'Onbekende browser',
    on: (browser: string, system: string) => `${browser} op ${system}`,
    everywhere: 'Meld me overal af',
    everywhereHint: 'Ook hier. Daarna meld je je opnieuw aan.',
  },

  code: {
    title: 'Nog één stap',
    explain: 'Typ de code van zes cijfers uit de app op je telefoon.',
    label: 'Code',
    lost: 'Telefoon niet bij de hand? Typ hier een herstelcode.',
    lostAll: 'Ook geen herstelcodes? Vraag een collega om een nieuw wachtwoord voor je te maken.',
    button: 'Verder',
    back: 'Terug naar het begin',
    wrong: 'Deze code klopt niet, of is al gebruikt. Wacht op de volgende code en probeer het opnieuw.',
    tooMany: 'Er is te vaak een code geprobeerd. Wacht een kwartier en meld je dan opnieuw aan.',
    over: 'Het duurde te lang. Meld je opnieuw aan.',
  },

  colleagues: {
    title: 'Collega’s',
    explain:
      'Wie hier staat, kan zich aanmelden. Een medewerker ziet alles. Een vrijwilliger ziet alleen de cv’s en brieven die ze zelf heeft gepakt.',
    roles: { staff: 'medewerker', volunteer: 'vrijwilliger' } satisfies Record<StaffRole, string>,
    role: 'Rol',
    roleHints: {
      staff: 'Medewerker: ziet en doet alles',
      volunteer: 'Vrijwilliger: kijkt alleen cv’s en brieven na',
    } satisfies Record<StaffRole, string>,
    you: 'jij',
    since: (day: string) => `account sinds ${day}`,
    seen: (day: string) => `laatst aangemeld ${day}`,
    neverSeen: 'nog nooit aangemeld',
    twoStep: 'twee stappen aan',
    oneStep: 'twee stappen uit',
    waits: (day: string) => `eenmalig wachtwoord, werkt tot en met ${day}`,
    waitedTooLong: 'eenmalig wachtwoord werkt niet meer: geef een nieuw',
    password: 'Nieuw wachtwoord',
    end: 'Beëindig',
    addTitle: 'Een collega toevoegen',
    name: 'Voornaam',
    nameHint: 'Bewoners zien deze naam als je collega met hen praat.',
    email: 'E-mailadres',
    add: 'Voeg toe',
    noName: 'Vul een voornaam in van hoogstens 60 tekens.',
    noEmail: 'Dit is geen e-mailadres. Kijk het na.',
    taken: 'Er is al een account met dit e-mailadres.',
    noRole: 'Kies een rol: medewerker of vrijwilliger.',
    gone: 'Dit account is er niet (meer).',
    own: 'Dit is je eigen account. Vraag een collega om dit te doen.',
    last: 'Dit is het laatste account van een medewerker. Voeg eerst een collega toe.',
  },
  oneTime: {
    title: (name: string) => `Wachtwoord voor ${name}`,
    explain: (name: string, day: string) =>
      `Geef dit zelf aan ${name}, liefst niet per e-mail. Het werkt tot en met ${day}. Bij de eerste keer aanmelden kiest ${name} een eigen wachtwoord.`,
    once: 'Je ziet dit alleen nu.',
    email: 'E-mailadres',
    password: 'Eenmalig wachtwoord',
    done: 'Klaar',
  },
  renew: {
    title: (name: string) => `Nieuw wachtwoord voor ${name}?`,
    explain: (name: string) => [
      `${name} wordt overal afgemeld. Het oude wachtwoord werkt niet meer.`,
      'Je krijgt een eenmalig wachtwoord te zien. Geef het alleen aan je collega zelf.',
    ],
    dropsSecondStep: 'Zet ook het aanmelden in twee stappen uit: de telefoon en de herstelcodes zijn kwijt.',
    yes: 'Maak een nieuw wachtwoord',
  },
  assign: {
    button: 'Andere rol',
    title: (name: string, role: StaffRole) =>
      role === 'volunteer' ? `${name} vrijwilliger maken?` : `${name} medewerker maken?`,
    explain: {
      volunteer: (name: string, held: number) => [
        `${name} ziet dan alleen nog de cv’s en brieven die ze zelf pakt, en haar eigen account.`,
        `${name} wordt overal afgemeld, staat niet meer in het rooster voor nood en haar agenda-adressen werken niet meer.`,
        ...(held === 0 ? [] : [`${held === 1 ? 'Het gesprek' : `De ${held} gesprekken`} van ${name} neem jij over.`]),
      ],
      staff: (name: string) => [`${name} ziet dan alle gesprekken, alle mensen en alles wat medewerkers doen.`],
    },
    yes: { staff: 'Ja, medewerker', volunteer: 'Ja, vrijwilliger' } satisfies Record<StaffRole, string>,
    done: (name: string, role: StaffRole) =>
      role === 'volunteer' ? `${name} is nu vrijwilliger.` : `${name} is nu medewerker.`,
  },
  end: {
    title: (name: string) => `Account van ${name} beëindigen?`,
    explain: (name: string, held: number) => [
      `${name} wordt meteen overal afgemeld en kan niet meer terug.`,
      'E-mailadres, wachtwoord en agenda-adressen worden gewist. De naam blijft bij gesprekken staan zolang die er zijn.',
      ...(held === 0
        ? []
        : [
            held === 1
              ? `${name} voert nu 1 gesprek. Dat neem jij over; je vindt het bij Mijn.`
              : `${name} voert nu ${held} gesprekken. Die neem jij over; je vindt ze bij Mijn.`,
          ]),
    ],
    yes: 'Beëindig dit account',
    ended: (name: string) => `Het account van ${name} is beëindigd.`,
  },
  no: 'Nee, terug',
} as const;
