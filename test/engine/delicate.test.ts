import { describe, expect, it } from 'vitest';
import { delicateLines } from '../../bot/engine/delicate.ts';
import type { Inbound } from '../../bot/engine/inbound.ts';
import type { Saying } from '../../bot/engine/saying.ts';
import { asking, newSession, resting, type Session } from '../../bot/engine/session.ts';
import { theHouse } from '../talk/house.ts';

const NOW = '2026-11-22T10:00:00Z';
const NEW: Session = newSession({
  ...{
    id: '',
    name: null,
    language: 'nl',
    roles: ['mentee'],
    zone: 'Europe/Amsterdam',
    consented: true,
    stopped: false,
  },
  quiet: { from: '21:00', until: '08:00' },
});
const choices = ['ill', 'bereavement', 'other'].map((id) => ({ id, label: `absence.reason-${id}` }));
const WHY: Saying = { key: 'absence.reason', choices: [...choices, { id: 'back', label: 'engine.back' }] };
const asked = (room: string, saying: Saying, at = NOW) => asking(NEW, { room, step: 'one', data: {} }, saying, 3, at);

const text = (words: string): Inbound => ({ kind: 'text', text: words });
const marked = (before: Session, inbound: Inbound, ...sayings: Saying[]) =>
  delicateLines(theHouse, { before, inbound, sayings, now: NOW });

describe('what came in is delicate', () => {
  it('wherever it speaks of health: as words, corrected words, words under a file, its name', () => {
    const hers = 'ik slik antidepressiva';
    for (const inbound of [
      text(hers),
      { kind: 'edited', text: hers },
      { kind: 'file', id: 'f', name: 'foto.jpg', bytes: 1, caption: hers },
      { kind: 'file', id: 'f', name: 'uitslag hiv.pdf', bytes: 1 },
    ] satisfies Inbound[])
      expect(marked(NEW, inbound), inbound.kind).toEqual([0]);
    expect(marked(NEW, text('ik zoek werk'))).toEqual([]);
    expect(marked(NEW, { kind: 'voice', id: 'v', seconds: 3 })).toEqual([]);
  });

  it('whatever it says, in the room in which people stay away', () => {
    const why = asked('absence', WHY);
    for (const inbound of [
      text('het gaat niet'),
      { kind: 'edited', text: 'het gaat niet' },
      { kind: 'voice', id: 'v', seconds: 3 },
      { kind: 'file', id: 'f', name: 'x.pdf', bytes: 1 },
    ] satisfies Inbound[])
      expect(marked(why, inbound), inbound.kind).toEqual([0]);
    expect(marked(asked('mentoring', { key: 'mentoring.check-in' }), text('het gaat niet'))).toEqual([]);
  });

  it('when it led there, and for a day after', () => {
    expect(marked(NEW, text('kan niet'), { key: 'absence.which' })).toEqual([0]);
    const done: Saying = { key: 'absence.done', choices: [] };
    expect(marked(resting(NEW, done, 3, '2026-11-21T11:00:00Z'), text('zo erg'))).toEqual([0]);
    expect(marked(resting(NEW, done, 3, '2026-11-21T09:00:00Z'), text('zo erg'))).toEqual([]);
  });

  it('when it is the choice of a reason, by button or by number; the way back is none', () => {
    const why = asked('absence', WHY);
    expect(marked(why, { kind: 'choice', turn: 3, number: 1 })).toEqual([0]);
    expect(marked(why, text('٢'))).toEqual([0]);
    expect(marked(why, { kind: 'choice', turn: 3, number: 4 })).toEqual([]);
    expect(marked(why, { kind: 'choice', turn: 2, number: 1 })).toEqual([]);
    expect(marked(why, text('menu'))).toEqual([]);
  });
});

describe('what is said is delicate', () => {
  const because = (key: string): Inbound => ({ kind: 'news', key: 'absence.news-coach', params: { reason: { key } } });

  it('where it tells a reason, also in a text within a text', () => {
    const said: Saying = {
      key: 'my-data.line',
      params: { one: { key: 'x.y', params: { why: { key: 'absence.because-ill' } } } },
    };
    expect(marked(NEW, text('wat weet u'), { key: 'engine.menu' }, said)).toEqual([2]);
    expect(marked(NEW, because('absence.because-ill'), { key: 'absence.news-coach' })).toEqual([0]);
    expect(marked(NEW, because('clock.day'), { key: 'absence.news-coach' })).toEqual([]);
  });

  it('where staff take up words about health, with what came of it', () => {
    const reply = (words: string): Inbound => ({ kind: 'staff-reply', staff: 's', name: 'Petra', text: words });
    expect(marked(NEW, reply('beterschap met uw longontsteking'), { key: 'desk.words' })).toEqual([0, 1]);
    expect(marked(NEW, reply('tot morgen'), { key: 'desk.words' })).toEqual([]);
  });
});
