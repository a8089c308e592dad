import { ask, go, keepQuiet, leave, type Move, miss, saying, type Visit } from '../../../engine/capability.ts';
import { say } from '../../../engine/effect.ts';
import type { Facts } from '../../../engine/fact.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN, MENU } from '../../../engine/saying.ts';
import { instantOf } from '../../../engine/weekly.ts';
import { askLater, type Domain, OUTCOMES, type Outcome, outcome, type Referral, referrals } from '../facts.ts';
import { unmetOf } from './places.ts';
import { type AtPlace, MY_PLACES, othersOf, to } from './way.ts';
import { later, morningIn } from './when.ts';

/** After how many days she may be asked what became of it: she chooses. */
const AFTER = { tomorrow: 1, 'three-days': 3, week: 7 } as const;
type After = keyof typeof AFTER;
const AFTERS = Object.keys(AFTER) as After[];
const AFTER_ICONS = { tomorrow: '🌅', 'three-days': '📆', week: '🗓️' } as const;
const NOT: Choice = { id: 'not', label: 'social-map.after-not', icon: '🔕' };

/** Asked again so often where she has not tried yet; then it is hers alone. */
const MOST_TIMES = 2;

type Planned = AtPlace & { readonly reminded: boolean };

/** May the bot ask later what became of it? Whoever is reminded tomorrow cannot tell tomorrow. */
const askingLater: Step<Planned> = {
  ask({ reminded }) {
    const days = AFTERS.filter((after) => !(reminded && after === 'tomorrow'));
    const choices = days.map((id): Choice => ({ id, label: `social-map.after-${id}`, icon: AFTER_ICONS[id] }));
    return ask(saying('social-map.may-ask', {}, [...choices, NOT]));
  },
  answer(answer, data, visit) {
    if (answer.kind !== 'choice') return miss;
    const after = AFTERS.find((one) => one === answer.id);
    const ways = [MY_PLACES, othersOf(data), MENU];
    if (after === undefined)
      return leave(saying('social-map.not-asked', {}, ways), askLater({ place: data.id, at: null }));
    const local = morningIn(AFTER[after], visit);
    return leave(saying('social-map.will-ask', { day: local }, ways), ...planned(data, local, visit));
  },
};

const planned = (about: About, local: string, visit: Visit) => [
  askLater({ place: about.id, at: instantOf(local, visit.person.zone) }),
  later('did-it-help', about, local, visit),
];

type About = { readonly id: string; readonly domain: Domain };

const about = ({ id, domain }: About): About => ({ id, domain });
const foundIn = (facts: Facts, { id }: About): Referral | undefined =>
  referrals.from(facts, {}).find(({ place }) => place.id === id);

const needsHers: Step<About>['needs'] = (_, { answer }) => (answer === null ? [referrals({})] : []);

const showing = (data: About): Choice => ({
  id: 'show',
  label: 'social-map.show',
  icon: '🔎',
  to: to('place', { ...about(data), page: 0, counted: true }),
});

/** Whoever looks at her phone reads that she wanted to call somewhere, not where. */
const reminded: Step<About> = {
  needs: needsHers,
  ask(data, _, facts) {
    const found = foundIn(facts, data);
    if (found === undefined) return keepQuiet('removed');
    return leave(saying('social-map.reminded', { day: found.since }, [showing(data), HUMAN, MENU]));
  },
};

const OUTCOME_ICONS: Readonly<Record<Outcome, string>> = { helped: '👍', 'no-help': '👎', 'not-reached': '📵' };
const NOT_YET: Choice = { id: 'not-yet', label: 'social-map.not-yet', icon: '⏳' };
const WHICH: Choice = { id: 'which', label: 'social-map.which-place', icon: '🔎' };

type Asked = About & { readonly named?: true };

/** Did you reach them, did it help? One tap; which place it was is said when she asks. */
const didItHelp: Step<Asked> = {
  needs: needsHers,
  ask(data, _, facts) {
    const found = foundIn(facts, data);
    if (found === undefined) return keepQuiet('removed');
    if (found.outcome !== null) return keepQuiet('answered');
    const answers = OUTCOMES.map((id): Choice => ({ id, label: `social-map.outcome-${id}`, icon: OUTCOME_ICONS[id] }));
    const question = saying('social-map.did-it-help', { day: found.since }, [
      ...answers,
      NOT_YET,
      ...(data.named ? [] : [WHICH]),
    ]);
    const name = data.named ? [say(saying('social-map.it-was', { name: found.place.name }))] : [];
    return { ...ask(question), effects: name };
  },
  answer(answer, data, visit) {
    if (answer.kind !== 'choice') return miss;
    if (answer.id === WHICH.id) return go('did-it-help', { ...about(data), named: true });
    if (answer.id === NOT_YET.id) return go('not-yet', about(data));
    const became = OUTCOMES.find((one) => one === answer.id);
    return became === undefined ? miss : answered(data, became, visit);
  },
};

/** "No" is not the end: another place, or a human. */
function answered(data: About, became: Outcome, visit: Visit): Move {
  const kept = outcome({ place: data.id, outcome: became });
  if (became === 'helped') return leave(saying('social-map.helped', {}, [MENU]), kept);
  const search = { domain: data.domain, page: 0, counted: true } as const;
  const wrong: Choice = {
    id: 'wrong',
    label: 'social-map.wrong-choice',
    icon: '⚠️',
    to: to('wrong', { ...search, id: data.id }),
  };
  const ways = [othersOf(search), HUMAN, ...(became === 'not-reached' ? [wrong] : []), MENU];
  return leave(saying('social-map.not-helped', {}, ways), kept, unmetOf(search, visit));
}

/** She has not tried yet: asked once more, and then no more. */
const notYet: Step<About> = {
  needs: needsHers,
  ask(data, visit, facts) {
    const found = foundIn(facts, data);
    const ways = [showing(data), MENU];
    if (found === undefined || found.timesAsked >= MOST_TIMES) return leave(saying('social-map.no-hurry', {}, ways));
    const local = morningIn(AFTER['three-days'], visit);
    return leave(saying('social-map.will-ask', { day: local }, ways), ...planned(data, local, visit));
  },
};

export const laterSteps = { 'ask-later': askingLater, reminded, 'did-it-help': didItHelp, 'not-yet': notYet };
