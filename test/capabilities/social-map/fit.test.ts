import { describe, expect, it } from 'vitest';
import type { Eligibility } from '../../../bot/capabilities/social-map/facts.ts';
import { fitOf, type Told } from '../../../bot/capabilities/social-map/fit.ts';
import { place } from './places.ts';

type Case = readonly [rule: Partial<Eligibility>, told: Told, verdict: 'yes' | 'no' | 'maybe'];
const rule = (code: string, ...values: string[]): Partial<Eligibility> => ({ rules: { [code]: values } });

const CASES: readonly Case[] = [
  [{}, {}, 'yes'],
  [rule('gender', 'women'), {}, 'maybe'],
  [rule('gender', 'women'), { gender: 'skipped' }, 'maybe'],
  [rule('gender', 'women'), { gender: 'women' }, 'yes'],
  [rule('gender', 'women'), { gender: 'men' }, 'no'],
  [rule('gender', 'women', 'men'), { gender: 'men' }, 'yes'],
  [rule('benefit', 'bijstand'), { benefit: 'bijstand' }, 'yes'],
  [rule('benefit', 'bijstand'), { benefit: 'other' }, 'no'],
  [rule('benefit', 'bijstand', 'ww'), { benefit: 'other' }, 'maybe'],
  [rule('benefit', 'bijstand'), { benefit: 'none' }, 'no'],
  [rule('income', 'low'), { income: 'low' }, 'yes'],
  [rule('income', 'low'), { income: 'enough' }, 'no'],
  [rule('income', 'low'), { benefit: 'bijstand' }, 'yes'],
  [rule('income', 'low'), { benefit: 'none' }, 'maybe'],
  [rule('dutch-at-least', 'A2'), { dutch: 'a1' }, 'no'],
  [rule('dutch-at-least', 'A2'), { dutch: 'a2' }, 'yes'],
  [rule('dutch-at-least', 'B1'), { dutch: 'a2' }, 'no'],
  [rule('dutch-at-least', 'B1'), { dutch: 'b1' }, 'yes'],
  [rule('dutch-at-least', 'B2'), { dutch: 'b1' }, 'maybe'],
  [rule('dutch-at-most', 'A2'), { dutch: 'a2' }, 'yes'],
  [rule('dutch-at-most', 'A2'), { dutch: 'b1' }, 'no'],
  [rule('speaks', 'tr'), {}, 'yes'],
  [rule('speaks', 'pl'), {}, 'no'],
  [rule('child-age', '2.5-4'), { children: '2-4' }, 'yes'],
  [rule('child-age', '2.5-4'), { children: '0-1' }, 'no'],
  [rule('child-age', '2.5-4'), { children: 'none' }, 'no'],
  [rule('youngest-child-under', '12'), { children: '5-11' }, 'yes'],
  [rule('youngest-child-under', '5'), { children: '5-11' }, 'no'],
  [rule('youngest-child-under', '5'), { children: '2-4' }, 'yes'],
  [rule('youngest-child-under', '7'), { children: '5-11' }, 'maybe'],
  [rule('single-parent', 'yes'), { alone: 'no' }, 'no'],
  [rule('situation', 'programme-to-work', 'part-time-with-benefit'), { situation: 'part-time-with-benefit' }, 'yes'],
  [rule('situation', 'programme-to-work'), { situation: 'none' }, 'no'],
  [rule('referred-by', 'gemeente'), {}, 'maybe'],
  [rule('need-motivation', 'yes'), {}, 'yes'],
  [{ minimumAge: 27, maximumAge: 58 }, { age: '18-26' }, 'no'],
  [{ minimumAge: 27, maximumAge: 58 }, { age: '27-66' }, 'yes'],
  [{ minimumAge: 27, maximumAge: 58 }, { age: '67-120' }, 'no'],
  [{ minimumAge: 18, maximumAge: 27 }, { age: '27-66' }, 'maybe'],
  [{ minimumAge: 27, maximumAge: null }, { age: '67-120' }, 'yes'],
  [{ maximumAge: 18 }, { age: '0-17' }, 'yes'],
  [{ areas: ['Den Haag Zuidwest'] }, {}, 'maybe'],
  [{ areas: ['Den Haag Zuidwest'] }, { district: 'zuidwest' }, 'yes'],
  [{ areas: ['Den Haag Zuidwest'] }, { district: 'centrum' }, 'no'],
  [{ areas: ['Den Haag'] }, { district: 'centrum' }, 'yes'],
  [{ areas: ['Den Haag'] }, { district: 'elsewhere' }, 'no'],
  [{ areas: ['Den Haag en omgeving'] }, { district: 'elsewhere' }, 'maybe'],
  [{ areas: ['Rotterdam'] }, { district: 'den-haag' }, 'no'],
  [{ areas: ['Rotterdam'] }, { district: 'elsewhere' }, 'maybe'],
  [{ areas: ['Rotterdam', 'Den Haag'] }, { district: 'den-haag' }, 'yes'],
  [{ rules: { gender: ['women'], 'dutch-at-least': ['A2'] } }, { gender: 'women' }, 'maybe'],
  [{ rules: { gender: ['women'], 'dutch-at-least': ['A2'] } }, { dutch: 'a1' }, 'no'],
];

describe('for whom a place is', () => {
  it.each(CASES)('%j, told %j: %s', (changes, told, verdict) => {
    expect(fitOf(place('here', changes), told, 'tr').verdict).toBe(verdict);
  });

  it('asks for what is open, and not for what was skipped or what nobody asks', () => {
    const rules = { gender: ['women'], 'dutch-at-least': ['A2'], 'referred-by': ['gemeente'], benefit: ['bijstand'] };
    const { open, met } = fitOf(place('here', { rules }), { gender: 'women', dutch: 'skipped' }, 'tr');
    expect({ open, met }).toEqual({ open: ['benefit'], met: 1 });
  });

  it('asks for nothing any more where one rule is known not to hold', () => {
    const rules = { gender: ['women'], benefit: ['bijstand'] };
    expect(fitOf(place('here', { rules }), { gender: 'men' }, 'tr').open).toEqual([]);
  });
});
