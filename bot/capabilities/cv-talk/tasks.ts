/** Work that people here have done, with what a Dutch CV calls it and what the work is. Without pay it counts as much. */
export const TASKS = {
  household: { icon: '🏠', dutch: 'Huishouden', doing: 'het huishouden', isUnpaid: true },
  children: { icon: '👶', dutch: 'Opvoeding van mijn kinderen', doing: 'kinderen opvoeden', isUnpaid: true },
  'family-care': { icon: '❤️', dutch: 'Mantelzorg voor familie', doing: 'zorgen voor familie', isUnpaid: true },
  cleaning: { icon: '🧹', dutch: 'Schoonmaker', doing: 'schoonmaken' },
  kitchen: { icon: '🍳', dutch: 'Keukenmedewerker', doing: 'werken in een keuken' },
  serving: { icon: '☕', dutch: 'Medewerker bediening', doing: 'bedienen' },
  laundry: { icon: '🧺', dutch: 'Wasserijmedewerker', doing: 'wassen en strijken' },
  care: { icon: '🧑‍🦽', dutch: 'Zorghulp', doing: 'zorgen voor mensen' },
  childcare: { icon: '🧸', dutch: 'Medewerker kinderopvang', doing: 'kinderopvang' },
  teaching: { icon: '📚', dutch: 'Leerkracht', doing: 'lesgeven' },
  hairdresser: { icon: '✂️', dutch: 'Kapper', doing: 'haren knippen' },
  warehouse: { icon: '📦', dutch: 'Magazijnmedewerker', doing: 'werken in een magazijn' },
  factory: { icon: '🏭', dutch: 'Productiemedewerker', doing: 'werken in een fabriek' },
  construction: { icon: '🧱', dutch: 'Bouwvakker', doing: 'bouwen' },
  driving: { icon: '🚚', dutch: 'Chauffeur', doing: 'rijden' },
  farming: { icon: '🌱', dutch: 'Medewerker land- en tuinbouw', doing: 'werken op het land' },
  shop: { icon: '🛍️', dutch: 'Winkelmedewerker', doing: 'verkopen' },
  office: { icon: '💻', dutch: 'Administratief medewerker', doing: 'werken op kantoor' },
  sewing: { icon: '🧵', dutch: 'Naaister/kleermaker', doing: 'naaien' },
  security: { icon: '🦺', dutch: 'Beveiliger', doing: 'beveiligen' },
  'volunteer-cooking': { icon: '🍲', dutch: 'Vrijwilliger: koken voor de buurt', doing: 'koken', isUnpaid: true },
  'volunteer-school': { icon: '🎒', dutch: 'Vrijwilliger op school', doing: 'helpen op school', isUnpaid: true },
  'volunteer-visits': { icon: '👵', dutch: 'Vrijwilliger bij ouderen', doing: 'helpen van ouderen', isUnpaid: true },
  'volunteer-centre': {
    icon: '🤝',
    dutch: 'Vrijwilliger in het buurthuis',
    doing: 'helpen in de buurt',
    isUnpaid: true,
  },
} as const satisfies Record<string, { icon: string; dutch: string; doing: string; isUnpaid?: true }>;

export type Task = keyof typeof TASKS;

/** Too many to choose from at once: five groups, and in each of them five at most. */
export const GROUPS = {
  home: { icon: '🏠', tasks: ['household', 'children', 'family-care'] },
  clean: { icon: '🧹', tasks: ['cleaning', 'kitchen', 'serving', 'laundry'] },
  people: { icon: '🧸', tasks: ['care', 'childcare', 'teaching', 'hairdresser'] },
  hands: { icon: '📦', tasks: ['warehouse', 'factory', 'construction', 'driving', 'farming'] },
  trade: { icon: '🛍️', tasks: ['shop', 'office', 'sewing', 'security'] },
  volunteer: { icon: '❤️', tasks: ['volunteer-cooking', 'volunteer-school', 'volunteer-visits', 'volunteer-centre'] },
} as const satisfies Record<string, { icon: string; tasks: readonly Task[] }>;

export type Group = keyof typeof GROUPS;

/** Whether this is the key of a task. */
export const isTask = (id: unknown): id is Task => typeof id === 'string' && Object.hasOwn(TASKS, id);
/** Whether this is the key of a group of tasks. */
export const isGroup = (id: unknown): id is Group => typeof id === 'string' && Object.hasOwn(GROUPS, id);
/** At home there is no employer and no address to tell. */
export const isAtHome = (task: Task): boolean => (GROUPS.home.tasks as readonly Task[]).includes(task);
