/** Schools, and what a Dutch CV calls them. */
export const SCHOOLS = {
  primary: { icon: '🧒', dutch: 'Basisschool' },
  secondary: { icon: '🏫', dutch: 'Middelbare school' },
  vocational: { icon: '🛠️', dutch: 'Beroepsopleiding' },
  higher: { icon: '🎓', dutch: 'Hogeschool of universiteit' },
} as const;
export type School = keyof typeof SCHOOLS;

export const LEVELS = {
  little: { icon: '🌱', dutch: 'een beetje' },
  well: { icon: '🙂', dutch: 'goed' },
  fluent: { icon: '⭐', dutch: 'heel goed' },
  native: { icon: '🏡', dutch: 'moedertaal' },
} as const;
export type Level = keyof typeof LEVELS;

/** Languages of the neighbourhood, those that most people speak first. Dutch is asked after by itself. */
export const TONGUES = {
  ar: 'Arabisch',
  tr: 'Turks',
  en: 'Engels',
  ti: 'Tigrinya',
  bg: 'Bulgaars',
  pl: 'Pools',
  ber: 'Berbers',
  so: 'Somalisch',
  fa: 'Perzisch',
  fr: 'Frans',
  es: 'Spaans',
  de: 'Duits',
  ku: 'Koerdisch',
  am: 'Amhaars',
  ur: 'Urdu',
} as const;
export type Tongue = keyof typeof TONGUES;

/** What people are good at, and how they would say it of themselves. */
export const STRENGTHS = {
  people: { icon: '💬', dutch: 'Ik ga goed met mensen om.' },
  hands: { icon: '🔧', dutch: 'Ik werk graag met mijn handen.' },
  order: { icon: '✨', dutch: 'Ik werk netjes en precies.' },
  cooking: { icon: '🍲', dutch: 'Ik kook graag en goed.' },
  caring: { icon: '❤️', dutch: 'Ik zorg graag voor anderen.' },
  calm: { icon: '🧘', dutch: 'Ik blijf rustig als het druk is.' },
  learning: { icon: '📚', dutch: 'Ik leer snel.' },
  team: { icon: '🤝', dutch: 'Ik werk graag samen.' },
  'on-time': { icon: '⏰', dutch: 'Ik kom op tijd en doe wat ik beloof.' },
} as const;
export type Strength = keyof typeof STRENGTHS;

/** Driving licences; who has none says nothing about it on a CV. */
export const LICENCES = { nl: 'Rijbewijs B', abroad: 'Rijbewijs uit een ander land' } as const;
export type Licence = keyof typeof LICENCES | 'none';
