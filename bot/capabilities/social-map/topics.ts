import { ANY_TOPIC, type DeepLink } from '../../engine/deep-link.ts';
import type { Choice } from '../../engine/saying.ts';
import { DOMAINS } from './facts.ts';

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
