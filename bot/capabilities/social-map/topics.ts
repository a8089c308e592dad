import { ANY_TOPIC, type DeepLink } from '../../engine/deep-link.ts';
import type { Choice } from '../../engine/saying.ts';
import { DOMAINS } from './facts.ts';
import type { QuestionName } from './fit.ts';

/** The picture of each life domain, and of the groups in which they are offered: the same in the chat and on paper. */
export const ICONS: Readonly<Record<string, string>> = {
  living: '🏠',
  people: '👪',
  money: '💶',
  'legal-and-forms': '📄',
  housing: '🏠',
  'physical-health': '🩺',
  'mental-health': '💭',
  work: '💼',
  'language-and-learning': '📖',
  'childcare-and-parenting': '🧒',
  'social-contact': '☕',
  'meaning-and-activities': '🎨',
  [ANY_TOPIC]: '🔎',
};

/** The picture of each answer to a question about her, for who would rather look than read. */
export const ANSWER_ICONS: Readonly<Record<QuestionName, Readonly<Record<string, string>>>> = {
  district: { centrum: '🏙️', zuidwest: '🏘️', 'den-haag': '🚋', elsewhere: '🛣️' },
  children: { '0-1': '👶', '2-4': '🧸', '5-11': '🎒', none: '✖️' },
  dutch: { a1: '🌱', a2: '🌿', b1: '🌳' },
  gender: { women: '👩', men: '👨' },
  benefit: { bijstand: '🏛️', other: '📬', none: '✖️' },
  income: { low: '👍', enough: '👎' },
  age: { '0-17': '🧒', '18-26': '🧑', '27-66': '💼', '67-120': '🧓' },
  alone: { yes: '👍', no: '👎' },
  situation: { 'programme-to-work': '👍', 'part-time-with-benefit': '⏱️', none: '👎' },
};

/**
 * The topic of a link as it is shown to people. A topic that the house does not have (any more) leads to the question
 * what it is about, and is called so.
 *
 * @example topicOf({ language: 'nl', topic: 'money' })   // → { id: 'money', label: 'social-map.domain-money', icon: '💶' }
 */
export function topicOf({ topic }: Pick<DeepLink, 'topic'>): Required<Pick<Choice, 'id' | 'label' | 'icon'>> {
  const domain = DOMAINS.find((name) => name === topic);
  const id = domain ?? ANY_TOPIC;
  const label = domain === undefined ? 'social-map.menu' : `social-map.domain-${domain}`;
  return { id, label, icon: ICONS[id] ?? '' };
}
