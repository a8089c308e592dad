import { describe, expect, it } from 'vitest';
import { MOST_QUESTIONS, nextQuestion } from '../../../bot/capabilities/social-map/asking.ts';
import { DOMAINS, type Domain, type HelpPlace } from '../../../bot/capabilities/social-map/facts.ts';
import { QUESTIONS, type QuestionName, SKIPPED, type Told } from '../../../bot/capabilities/social-map/fit.ts';
import { bestFirst, candidatesOf } from '../../../bot/capabilities/social-map/rules.ts';
import { LOOKING, place, SEEDED_PLACES } from './places.ts';

const asks = (places: readonly HelpPlace[], told: Told = {}, asked = 0, domain: Domain = 'work') => {
  const looking = { ...LOOKING, domain, told };
  return nextQuestion(candidatesOf(places, looking), looking, asked);
};

const threeFor = (domain: Domain, told: Told): string => {
  const looking = { ...LOOKING, domain, told };
  const places = SEEDED_PLACES.filter(({ domains }) => domains.includes(domain));
  return bestFirst(candidatesOf(places, looking), looking)
    .slice(0, 3)
    .map(({ id }) => id)
    .toSorted()
    .join(' ');
};

type Asked = { readonly name: QuestionName; readonly told: Told };

/** Every question that can come up in a domain, with what had been told by then. */
function* everyQuestion(domain: Domain, told: Told = {}, asked = 0): Generator<Asked> {
  const places = SEEDED_PLACES.filter(({ domains }) => domains.includes(domain));
  const name = asks(places, told, asked, domain);
  if (name === null) return;
  yield { name, told };
  for (const answer of [...QUESTIONS[name], SKIPPED])
    yield* everyQuestion(domain, { ...told, [name]: answer }, asked + 1);
}

/** All that could be told beyond what was, one after the other. */
const favourable: Told = {
  district: 'zuidwest',
  children: '2-4',
  dutch: 'a2',
  gender: 'women',
  benefit: 'bijstand',
  income: 'low',
  age: '27-66',
  alone: 'yes',
  situation: 'programme-to-work',
};
const worlds: readonly Told[] = [favourable, { ...favourable, dutch: 'b1' }, { ...favourable, district: 'centrum' }];

describe('the questions', () => {
  it('are none where every place is for everybody', () => {
    expect(asks([place('a'), place('b')])).toBeNull();
  });

  it('are none where the place that hangs on one does not come anyway', () => {
    const better = [place('a'), place('b'), place('c')];
    expect(asks([...better, place('d', { domains: ['work', 'money'], rules: { gender: ['women'] } })])).toBeNull();
  });

  it('are asked where the answer decides whether a place comes', () => {
    expect(asks([place('a'), place('b', { rules: { gender: ['women'] } })])).toBe('gender');
  });

  it('are asked also where it takes two answers to decide', () => {
    const rules = { gender: ['women'], 'dutch-at-most': ['A2'] };
    const places = [place('a'), place('b'), place('c'), place('d', { rules })];
    expect(asks(places)).toBe('dutch');
    expect(asks(places, { dutch: 'a1' })).toBe('gender');
    expect(asks(places, { dutch: 'b1' })).toBeNull();
    expect(asks(places, { dutch: SKIPPED })).toBeNull();
  });

  it('are never more than three', () => {
    const places = Object.entries({
      gender: 'women',
      benefit: 'bijstand',
      'single-parent': 'yes',
      'dutch-at-least': 'B1',
    }).map(([code, value]) => place(code, { rules: { [code]: [value] } }));
    expect(asks(places, {}, MOST_QUESTIONS - 1)).not.toBeNull();
    expect(asks(places, {}, MOST_QUESTIONS)).toBeNull();
  });

  it.each(DOMAINS)(
    'about %s are each worth asking: there is somebody for whom two answers bring other places',
    (domain) => {
      for (const { name, told } of everyQuestion(domain)) {
        const outcomes = worlds.map((world) => {
          const threes = QUESTIONS[name].map((answer) => threeFor(domain, { ...world, ...told, [name]: answer }));
          return new Set(threes).size;
        });
        expect(Math.max(...outcomes), `${name} after ${JSON.stringify(told)}`).toBeGreaterThan(1);
      }
    },
  );

  it('come up somewhere in the seed, and for money, letters, housing and health not at all', () => {
    const count = (domain: Domain) => [...everyQuestion(domain)].length;
    for (const domain of ['work', 'language-and-learning', 'childcare-and-parenting', 'social-contact'] as const)
      expect(count(domain), domain).toBeGreaterThan(0);
    for (const domain of ['money', 'legal-and-forms', 'housing', 'physical-health', 'mental-health'] as const)
      expect(count(domain), domain).toBe(0);
  });
});
