import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  circumstances,
  end,
  type Named,
  named,
  type Occasion,
  type Report,
  type Running,
  report,
  running,
  takeBack,
  upcoming,
} from '../../bot/capabilities/absence/facts.ts';
import { RUNNING } from '../../bot/capabilities/absence/rules.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import type { Need } from '../../bot/engine/fact.ts';
import type { Conversation, Verdict } from '../../bot/ports.ts';
import { demoWorld, PEOPLE } from '../../prisma/seed/world.ts';
import type { Stores } from '../talk/house.ts';
import { TEST_DAY } from '../world.ts';
import { HUDAS_MATCH } from './reports.ts';
import { NOW, turnOf } from './turns.ts';
import { type Opens, onBothTwins } from './twins.ts';

type Name = 'huda' | 'willem' | 'selam' | 'jamila' | 'daan' | 'plamen';
const NAMES: readonly Name[] = ['huda', 'willem', 'selam', 'jamila', 'daan', 'plamen'];
const { activities, children } = demoWorld(TEST_DAY);
const CRAFTS = activities[0]?.id ?? '';
const [SAMI, NOOR] = children.map(({ id }) => id) as [string, string];
const MEETING: Report = {
  kind: 'match',
  series: HUDAS_MATCH,
  starts: '2026-11-24T14:00',
  child: null,
  late: false,
  reason: 'ill',
  extent: 'once',
  from: '2026-11-24',
  until: '2026-11-24',
};
const CLUB: Report = {
  ...MEETING,
  kind: 'group-session',
  series: CRAFTS,
  starts: '2026-11-27T15:30',
  child: SAMI,
  from: '2026-11-27',
  until: '2026-11-27',
};
const SOON = { days: 14, most: 12 };

onBothTwins((open) => {
  let opened: Opens;
  let stores: Stores;
  let count = 0;
  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(async () => {
    stores = await opened.stores();
    for (const name of NAMES) await stores.join(PEOPLE[name].id, name, 'nl');
  });
  afterAll(() => opened.close());

  const conversationOf = async (name: Name) =>
    (await stores.conversations.recognise({ person: PEOPLE[name].id })) as Conversation;
  const asks = async <Answer>(name: Name, need: Need, now = NOW): Promise<Answer> => {
    const { person } = await conversationOf(name);
    return (await stores.facts.answer([need], person, now))[0] as Answer;
  };
  const writes = async (name: Name, effect: Effect, at = NOW): Promise<Verdict> => {
    const turn = turnOf(await conversationOf(name), `turn ${count++}`, [effect]);
    const verdict = await stores.commit({ ...turn, at });
    stores.conversations.mistrust(turn.before);
    return verdict;
  };
  const done = { kind: 'committed' };
  const refused = (reason: string, effect = 'absence.report') => ({ kind: 'refused', effect, reason });
  const ids = async (name: Name) => (await asks<Occasion[]>(name, upcoming(SOON))).map(({ id }) => id);
  const by = (name: Partial<Named>) => named({ occasion: null, series: null, day: null, child: null, ...name });
  const stateOf = async (name: Name, about: Partial<Named>, now = NOW) =>
    (await asks<{ state: string } | null>(name, by(about), now))?.state;

  describe('what a guardian has before her', () => {
    it('is what her children come to on her own days, each by name', async () => {
      const all = await asks<Occasion[]>('jamila', upcoming({ days: 7, most: 12 }));
      expect(all.map(({ child, starts }) => `${child?.name} ${starts}`).sort()).toEqual([
        'Noor 2026-11-27T15:30',
        'Sami 2026-11-27T15:30',
      ]);
      expect((await ids('daan'))[0]).toBe(`group-session:${activities[1]?.id}:2026-11-28:${SAMI}`);
    });

    it('is an appointment with its kind, by which another time is found', async () => {
      const [visit] = await asks<Occasion[]>('plamen', upcoming(SOON));
      expect(visit).toMatchObject({ kind: 'appointment', appointment: 'cv-desk', child: null });
    });
  });

  describe('an occasion that a reminder names', () => {
    it('is open, reported, or gone', async () => {
      const tuesday = { series: HUDAS_MATCH, day: '2026-11-24' };
      expect(await stateOf('huda', tuesday)).toBe('open');
      expect(await stateOf('selam', tuesday)).toBeUndefined();
      expect(await stateOf('huda', tuesday, '2026-11-24T13:00:00Z')).toBe('gone');
      await writes('huda', report(MEETING));
      expect(await stateOf('huda', tuesday)).toBe('reported');
      expect(await stateOf('willem', tuesday)).toBe('open');
    });

    it('is named by itself as well, for one child and not for the other', async () => {
      const [first] = await asks<Occasion[]>('jamila', upcoming(SOON));
      const { occasion = '' } = first ?? {};
      await writes('jamila', report(CLUB));
      expect(await stateOf('jamila', { occasion, child: SAMI })).toBe('reported');
      expect(await stateOf('jamila', { occasion, child: NOOR })).toBe('open');
      expect(await stateOf('jamila', { occasion })).toBeUndefined();
    });
  });

  describe('a report', () => {
    it('of a child is made once, by whichever guardian, and by nobody else', async () => {
      expect(await writes('selam', report(CLUB))).toEqual(refused('gone'));
      expect(await writes('jamila', report(CLUB))).toEqual(done);
      expect(await writes('daan', report(CLUB))).toEqual(refused('already'));
      expect(await writes('jamila', report({ ...CLUB, child: NOOR }))).toEqual(done);
      expect(await ids('jamila')).not.toContain(`group-session:${CRAFTS}:2026-11-27:${SAMI}`);
    });

    it('that somebody comes later leaves her expected, and gives way to one that she does not come', async () => {
      const late: Report = { ...MEETING, late: true, reason: 'none' };
      expect(await writes('huda', report(late))).toEqual(done);
      expect(await ids('huda')).toContain(`match:${HUDAS_MATCH}:2026-11-24`);
      expect(await writes('huda', report(late))).toEqual(refused('already'));
      expect(await writes('huda', report(MEETING))).toEqual(done);
      expect(await ids('huda')).not.toContain(`match:${HUDAS_MATCH}:2026-11-24`);
      expect(await writes('huda', report(late))).toEqual(refused('already'));
    });
  });

  describe('a report that is taken back', () => {
    const minutesLater = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

    it('is as if it had never been, for an hour and for her alone', async () => {
      await writes('huda', report(MEETING));
      const back = takeBack({ reportedAt: NOW });
      expect(await writes('willem', back, minutesLater(1))).toEqual(refused('gone', 'absence.take-back'));
      expect(await writes('huda', back, minutesLater(61))).toEqual(refused('gone', 'absence.take-back'));
      expect(await writes('huda', back, minutesLater(60))).toEqual(done);
      expect(await ids('huda')).toContain(`match:${HUDAS_MATCH}:2026-11-24`);
      expect(await writes('huda', back, minutesLater(60))).toEqual(refused('gone', 'absence.take-back'));
    });

    it('takes everything that was said with it, and nothing else', async () => {
      await writes('jamila', report(CLUB));
      await writes('jamila', report({ ...CLUB, child: NOOR }), minutesLater(5));
      await writes('jamila', takeBack({ reportedAt: minutesLater(5) }), minutesLater(6));
      const left = await ids('jamila');
      expect(left).toContain(`group-session:${CRAFTS}:2026-11-27:${NOOR}`);
      expect(left).not.toContain(`group-session:${CRAFTS}:2026-11-27:${SAMI}`);
    });
  });

  describe('a report that still runs', () => {
    const OPEN: Report = { ...MEETING, extent: 'open', until: null };
    const runningOf = async (name: Name, now = NOW) => {
      const all = await asks<Running[]>(name, running(RUNNING), now);
      return all.map(({ extent, next, child }) => [extent, next, child?.name ?? null]);
    };

    it('tells what is missed next because of it', async () => {
      expect(await runningOf('huda')).toEqual([]);
      await writes('huda', report(OPEN));
      expect(await runningOf('huda')).toEqual([['open', '2026-11-24T14:00', null]]);
      expect(await runningOf('huda', '2026-11-26T09:00:00Z')).toEqual([['open', '2026-12-01T14:00', null]]);
      await writes('jamila', report(CLUB));
      expect(await runningOf('jamila')).toEqual([['once', '2026-11-27T15:30', 'Sami']]);
      expect(await runningOf('jamila', '2026-11-27T15:00:00Z')).toEqual([]);
    });

    it('ends with its last day, and goes where it has not begun', async () => {
      await writes('huda', report(OPEN));
      const name = { reportedAt: NOW, series: HUDAS_MATCH, from: '2026-11-24' };
      expect(await writes('willem', end({ ...name, until: '2026-11-30' }))).toEqual(refused('gone', 'absence.end'));
      expect(await writes('huda', end({ ...name, until: '2026-11-30' }))).toEqual(done);
      expect(await ids('huda')).toEqual([`match:${HUDAS_MATCH}:2026-12-01`]);
      expect(await writes('huda', end({ ...name, until: '2026-11-23' }))).toEqual(done);
      expect(await ids('huda')).toEqual([`match:${HUDAS_MATCH}:2026-11-24`, `match:${HUDAS_MATCH}:2026-12-01`]);
    });
  });

  describe('what a report depends on', () => {
    const now = async (name: Name, at = NOW) => asks(name, circumstances({ days: 21 }), at);
    const later = (days: number) => new Date(Date.parse(NOW) + days * 86_400_000).toISOString();

    it('is whether help was offered in the last three weeks, and whether somebody died', async () => {
      expect(await now('huda')).toEqual({ asksReason: true, offered: false, grieving: false });
      await writes('huda', report({ ...MEETING, offered: true }));
      expect(await now('huda', later(20))).toMatchObject({ offered: true, grieving: false });
      expect(await now('huda', later(22))).toMatchObject({ offered: false });
      await writes('willem', report({ ...MEETING, reason: 'bereavement' }));
      expect(await now('willem', later(20))).toMatchObject({ offered: false, grieving: true });
      expect(await now('willem', later(22))).toMatchObject({ grieving: false });
    });

    it('is whether her centre asks for reasons', async () => {
      await stores.askNoReasons();
      expect(await now('huda')).toMatchObject({ asksReason: false });
    });
  });
});
