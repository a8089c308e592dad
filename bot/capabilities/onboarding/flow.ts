import { ask, go, goBack, leave, type Move, miss, moveTo, saying, showMenu } from '../../engine/capability.ts';
import { handOver } from '../../engine/company.ts';
import { type Effect, say } from '../../engine/effect.ts';
import { flow, type Step } from '../../engine/flow.ts';
import { ENDONYMS, isLanguage, LANGUAGES } from '../../engine/language.ts';
import { type Choice, type Data, HUMAN, type Place } from '../../engine/saying.ts';

/** What somebody came for when we first had to ask for language and consent. */
type Gathered = { readonly wish?: Place | null } & Data;

/** What was written before it was clear by whom. */
type Heard = { readonly heard?: string | null } & Data;
/** As many as a phone shows in one screen; nobody shares a phone with more. */
const MOST_PEOPLE = 5;

/** Each language by its own name; the one list that is longer than five, because hiding a language helps nobody. */
const LANGUAGE_CHOICES: readonly Choice[] = LANGUAGES.map((language) => ({
  id: language,
  label: 'onboarding.endonym',
  params: { name: ENDONYMS[language] },
}));

const YES: Choice = { id: 'yes', label: 'onboarding.yes', icon: '👍' };
const YES_AFTER_ALL: Choice = { id: 'yes', label: 'onboarding.yes-after-all', icon: '👍' };
const NO: Choice = { id: 'no', label: 'onboarding.no', icon: '✋' };

const agreed = ({ wish }: Gathered): Move => {
  const effects: Effect[] = [{ kind: 'person', consent: true }, say(saying('onboarding.welcome'))];
  return wish ? moveTo(wish, ...effects) : showMenu(...effects);
};

/** Somebody new: straight to consent where the centre already knows her language. */
const welcome: Step<Gathered> = {
  ask: (data, { standing }) => go(standing.language === null ? 'language' : 'consent', data),
  answer: (answer, data, visit, facts) => language.answer?.(answer, data, visit, facts) ?? miss,
};

const language: Step<Gathered> = {
  ask: () => ask(saying('onboarding.language', {}, LANGUAGE_CHOICES)),
  answer(answer, data, { standing }) {
    if (answer.kind !== 'choice' || !isLanguage(answer.id)) return miss;
    const chosen: Effect = { kind: 'person', language: answer.id };
    return standing.consent === 'given' ? goBack(chosen) : go('consent', data, chosen);
  },
};

const consent: Step<Gathered> = {
  ask: () => ({ ...ask(saying('onboarding.consent', {}, [YES, NO])), effects: [say(saying('onboarding.hello'))] }),
  answer(answer, data) {
    if (answer.kind !== 'choice') return miss;
    if (answer.id === 'yes') return agreed(data);
    return go('declined', data, { kind: 'forget' }, { kind: 'person', consent: false });
  },
};

/** She said no, which is her right: she hears how to be helped without us keeping anything, and may change her mind. */
const declined: Step<Gathered> = {
  ask: () => ask(saying('onboarding.declined', {}, [YES_AFTER_ALL, HUMAN])),
  answer: (answer, data) => (answer.kind === 'choice' ? agreed(data) : miss),
};

const NAMELESS = '…';

/** A phone that a family shares: what was written is answered in the conversation of whoever wrote it. */
const who: Step<Heard> = {
  ask(_, { person }) {
    const people = [person, ...(person.company ?? [])].slice(0, MOST_PEOPLE);
    const choices = people.map(({ id, name }) => ({
      id,
      label: 'onboarding.name',
      params: { name: name ?? NAMELESS },
      icon: '👤',
    }));
    return ask(saying('onboarding.who', {}, choices));
  },
  answer(answer, { heard }, { person, standing, now }) {
    if (answer.kind !== 'choice') return miss;
    const inbound = { kind: 'text', text: heard ?? 'menu' } as const;
    const again: Effect = { kind: 'knock', person: answer.id, at: now, key: `who:${answer.id}:${now}`, inbound };
    if (answer.id !== person.id) return leave(null, handOver({ to: answer.id }), again);
    // Still she: a question that she was being asked is asked again, and what she wrote answers it.
    if (standing.trail.length === 0) return leave(null, again);
    return heard ? goBack(again) : goBack();
  },
};

export const onboardingFlow = flow({ welcome, language, consent, declined, who });
