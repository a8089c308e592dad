import { describe, expect, it } from 'vitest';
import type { Occasion } from '../../bot/engine/calendar.ts';
import { correctionsOf } from '../../bot/engine/correction.ts';
import { expects, lessonAt, withChild } from './occasions.ts';

const NOW = '2026-11-22T18:30:00Z';
const at = '2026-11-22T18:29:10.000Z';
const changed = (heard: string[]) => ({ changed: { at, heard } });
const moved = (more: Partial<Occasion> = {}): Occasion =>
  lessonAt('2026-11-24T14:00', {
    day: '2026-11-23',
    movedFrom: '2026-11-23T09:30',
    ...changed(['selam']),
    ...more,
  });

describe('who had been told of something', () => {
  it('hears where and when it is now, at once and under the name of this change', () => {
    expect(correctionsOf(moved({ attendees: [expects('selam'), expects('stefka')] }), NOW)).toEqual([
      {
        key: `correction:planned:series:2026-11-23:${at}:selam`,
        person: 'selam',
        at: NOW,
        inbound: {
          kind: 'news',
          key: 'coming.moved',
          params: {
            what: { content: { nl: 'Naailes' } },
            day: '2026-11-24T14:00',
            time: '2026-11-24T14:00',
            place: 'lokaal 1',
          },
          choices: [
            expect.objectContaining({ id: 'coming' }),
            expect.objectContaining({ id: 'cannot-come' }),
            expect.objectContaining({ id: 'calendar', to: expect.objectContaining({ room: 'calendar' }) }),
          ],
        },
      },
    ]);
  });

  it('hears that it does not take place', () => {
    const [correction] = correctionsOf(moved({ state: 'cancelled', why: 'centre' }), NOW);
    expect(correction?.inbound).toMatchObject({ key: 'coming.cancelled' });
    expect(correction?.inbound).not.toHaveProperty('choices');
  });

  it('hears it for each of her children, by name', () => {
    const attendees = [withChild('jamila', 'sami'), withChild('jamila', 'noor'), withChild('daan', 'sami')];
    const corrections = correctionsOf(moved({ attendees, ...changed(['jamila']) }), NOW);
    expect(corrections.map(({ inbound }) => [inbound.key, inbound.params.child])).toEqual([
      ['coming.child-moved', 'sami'],
      ['coming.child-moved', 'noor'],
    ]);
    expect(corrections.map(({ inbound }) => inbound.choices?.map(({ id }) => id))).toEqual([
      ['coming-child', 'cannot-come', 'calendar'],
      ['coming-child', 'cannot-come', 'calendar'],
    ]);
    expect(new Set(corrections.map(({ key }) => key)).size).toBe(2);
  });

  it('hears of a match by whom she meets', () => {
    const attendees = [expects('willem', { as: 'mentor' }), expects('huda', { as: 'mentee' })];
    const match = moved({ kind: 'match', what: { content: {} }, attendees, ...changed(['huda', 'willem']) });
    expect(correctionsOf(match, NOW).map(({ person, inbound }) => [person, inbound.params.what])).toEqual([
      ['willem', { key: 'coming.meeting', params: { name: 'huda' } }],
      ['huda', { key: 'coming.meeting', params: { name: 'willem' } }],
    ]);
  });
});

describe('a visitor', () => {
  it('knows of her appointment from when it was made, and always hears', () => {
    const attendees = [expects('plamen', { as: 'visitor' }), expects('ineke', { as: 'host' })];
    const corrections = correctionsOf(moved({ kind: 'appointment', attendees, ...changed([]) }), NOW);
    expect(corrections.map(({ person }) => person)).toEqual(['plamen']);
  });
});

describe('nobody hears', () => {
  it('of what nobody changed', () => expect(correctionsOf(lessonAt('2026-11-23T09:30'), NOW)).toEqual([]));
  it('what she will miss anyway', () => {
    expect(correctionsOf(moved({ attendees: [expects('selam', { absent: true })] }), NOW)).toEqual([]);
  });
  it('of what is over, but of what is moved to an earlier hour that has passed', () => {
    expect(correctionsOf(moved(), '2026-11-24T13:00:01Z')).toEqual([]);
    const earlier = moved({ ...lessonAt('2026-11-22T19:00'), movedFrom: '2026-11-23T09:30', ...changed(['selam']) });
    expect(correctionsOf(earlier, NOW)).toHaveLength(1);
  });
});
