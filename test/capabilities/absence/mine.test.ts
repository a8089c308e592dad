import { describe, expect, it } from 'vitest';
import { mineSteps } from '../../../bot/capabilities/absence/mine.ts';
import { type Kept, type KeptDecision, type KeptTurnout, kept } from '../../../bot/capabilities/absence/mine-facts.ts';
import type { Visit } from '../../../bot/engine/capability.ts';
import { withAnswer } from '../../../bot/engine/fact.ts';
import { flow } from '../../../bot/engine/flow.ts';
import { LANGUAGES } from '../../../bot/engine/language.ts';
import type { Saying } from '../../../bot/engine/saying.ts';
import { words } from '../../talk/house.ts';

const room = flow(mineSteps);
const NOTHING: Kept = { reports: [], turnouts: [], decisions: [] };

/** What a step says to somebody of whom this is kept, each with its words in a language. */
function said(step: string, all: Kept, data: Visit['place']['data'] = {}): Saying[] {
  const visit = { place: { room: 'absence', step, data }, answer: null } as unknown as Visit;
  expect(room.needs(visit)).toEqual([kept({})]);
  const move = room.step(visit, withAnswer(new Map(), kept({}), all));
  const sayings = move.effects.flatMap((effect) => (effect.kind === 'say' ? [effect.saying] : []));
  return [...sayings, ...(move.saying === undefined ? [] : [move.saying])];
}
const dutch = (sayings: readonly Saying[]) => sayings.map(({ key, params }) => words.say(key, params, 'nl'));
const choices = (sayings: readonly Saying[]) => sayings.at(-1)?.choices?.map(({ id }) => id);

const turnout = (day: number): KeptTurnout => ({
  starts: `2026-11-${String(day).padStart(2, '0')}T09:30`,
  what: { content: { nl: 'Naailes' } },
  state: 'no-show',
  child: null,
});

describe('what is kept of her absence', () => {
  it('is offered as far as there is any', () => {
    expect(dutch(said('mine', NOTHING))).toEqual([expect.stringContaining('Er staat nu niets over u.')]);
    expect(choices(said('mine', { ...NOTHING, turnouts: [turnout(2)] }))).toEqual(['mine-turnouts', 'human', 'menu']);
  });

  it('comes four at a time, and every one of them comes', () => {
    const all = { ...NOTHING, turnouts: [9, 8, 7, 6, 5, 4, 3, 2, 1].map(turnout) };
    const first = said('mine-turnouts', all);
    expect(first.map(({ key }) => key)).toEqual([...Array(4).fill('absence.mine-turnout'), 'absence.mine-page']);
    expect(choices(first)).toEqual(['more', 'mine', 'human', 'menu']);
    expect(first.at(-1)?.choices?.[0]?.params).toEqual({ count: 5 });
    const pages = [0, 4, 8].flatMap((from) => said('mine-turnouts', all, { from }).slice(0, -1));
    expect(pages.map(({ params }) => params?.day)).toEqual(all.turnouts.map(({ starts }) => starts));
    expect(said('mine-turnouts', all, { from: 8 }).at(-1)?.key).toBe('absence.mine-end');
    expect(said('mine-turnouts', all, { from: 80 }).map(({ key }) => key)).toEqual(['absence.mine-end']);
  });

  it('tells a report as it is kept, also when only a little of its reason is left', () => {
    const report = { from: '2026-11-24', what: { content: { nl: 'Naailes' } }, extent: 'once', late: false } as const;
    const reports = [
      { ...report, reason: 'ill', child: null },
      { ...report, reason: 'excused', child: null, late: true },
      { ...report, reason: 'none', child: 'Sami' },
    ];
    expect(dutch(said('mine-reports', { ...NOTHING, reports })).slice(0, 3)).toEqual([
      'dinsdag 24 november: Naailes, alleen deze keer. Reden: ziek.',
      'dinsdag 24 november: Naailes, wel komen, maar later. Reden: een goede reden.',
      'dinsdag 24 november, Sami: Naailes, alleen deze keer. Reden: niet gevraagd.',
    ]);
  });

  it('tells every decision, who took it, about which days, and why', () => {
    const decision: KeptDecision = {
      day: '2026-11-20',
      kind: 'warning',
      name: 'Joris',
      why: 'Wij hoorden niets.',
      days: ['2026-11-11', '2026-11-16'],
    };
    const decisions = [decision, { ...decision, kind: 'talk', why: '', days: [] }, { ...decision, kind: 'report' }];
    const first = said('mine-decisions', { ...NOTHING, decisions });
    expect(dutch(first).slice(0, 3)).toEqual([
      'vrijdag 20 november: Joris besloot: een officiële waarschuwing. Het ging over wo 11 nov, ma 16 nov.',
      'Joris schreef waarom: Wij hoorden niets.',
      'vrijdag 20 november: Joris besloot: samen praten of een eigen afspraak.',
    ]);
    expect(first).toHaveLength(4);
    expect(dutch(said('mine-decisions', { ...NOTHING, decisions }, { from: 2 }))[0]).toContain(
      'melding aan de gemeente',
    );
  });

  it('has words for every state and every reason, in every language', () => {
    const reasons = [
      'ill',
      'child-ill',
      'appointment',
      'bereavement',
      'childcare',
      'mind',
      'other',
      'none',
      'excused',
      'weighed',
    ];
    const reports = reasons.map(
      (reason) => ({ from: '2026-11-24', what: '–', extent: 'open', late: false, reason, child: null }) as const,
    );
    const turnouts = ['present', 'late', 'absent', 'no-show'].map((state) => ({ ...turnout(3), state, child: 'Sami' }));
    const all = { ...NOTHING, reports, turnouts };
    const sayings = [
      ...[0, 4, 8].flatMap((from) => said('mine-reports', all, { from })),
      ...said('mine-turnouts', all),
    ];
    for (const language of LANGUAGES)
      for (const { key, params } of sayings)
        expect(words.say(key, params, language), language).not.toContain('absence.');
  });
});
