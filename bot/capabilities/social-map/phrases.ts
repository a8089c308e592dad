import type { Content } from '../../engine/saying.ts';
import type { Domain } from './facts.ts';

/**
 * What somebody reads aloud, or shows, to people who speak Dutch: therefore Dutch in every language, and no text of a
 * locale. What it means stands beside it in her own.
 */
const IN_DUTCH: Readonly<Record<Domain, string>> = {
  money: 'ik heb een vraag over geld.',
  'legal-and-forms': 'ik heb een vraag over een brief of over mijn rechten.',
  housing: 'ik heb een vraag over wonen.',
  'physical-health': 'ik heb een vraag over mijn gezondheid.',
  'mental-health': 'ik voel mij niet goed en wil graag praten.',
  work: 'ik zoek werk en heb een vraag.',
  'language-and-learning': 'ik wil Nederlands leren of een opleiding doen.',
  'childcare-and-parenting': 'ik heb een vraag over mijn kind.',
  'social-contact': 'ik wil graag mensen ontmoeten.',
  'meaning-and-activities': 'ik wil graag iets leuks doen.',
};

/** The sentence with which a talk about this domain begins. */
export const phraseFor = (domain: Domain): Content => ({ content: { nl: `Goedendag, ${IN_DUTCH[domain]}` } });
