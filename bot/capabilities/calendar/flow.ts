import { leave, type Move, moveTo, NOTHING, saying } from '../../engine/capability.ts';
import { type About, about, type Expected, expected, paramsOf } from '../../engine/coming.ts';
import { flow, type Step } from '../../engine/flow.ts';
import { isBefore } from '../../engine/instant.ts';
import type { Person } from '../../engine/person.ts';
import { type Choice, HUMAN, MENU, type Params } from '../../engine/saying.ts';
import { address, claim, freshLink, planned, revoke } from './facts.ts';
import { AHEAD, FOLLOWERS } from './rules.ts';

const at = (step: string) => ({ room: 'calendar', step, data: NOTHING });
const MAKE: Choice = { id: 'make', label: 'calendar.make-choice', icon: '🔗', to: at('link') };
const ANEW: Choice = { id: 'make', label: 'calendar.anew-choice', icon: '🔗', to: at('link') };
const STOP: Choice = { id: 'stop', label: 'calendar.stop-choice', icon: '🔕', to: at('stop') };
const FILE: Choice = { id: 'file', label: 'calendar.file-choice', icon: '📄', to: at('all') };

const follows = ({ roles }: Person): boolean => roles.some((role) => FOLLOWERS.includes(role));

/** For mentors and coaches an address that fills by itself; for everybody else, at once, a file. */
const start: Step = {
  needs: (_, { person }) => (follows(person) ? [address({})] : []),
  ask(_, { person }, facts) {
    if (!follows(person)) return moveTo(at('all'));
    const since = address.from(facts, {});
    return since === null
      ? leave(saying('calendar.feed', {}, [MAKE, FILE, MENU]))
      : leave(saying('calendar.feed-known', { day: since }, [ANEW, STOP, FILE, MENU]));
  },
};

/** What is said here stands in the conversation for thirty days and staff can read it: the address itself is not. */
const link: Step = {
  needs: () => [freshLink({})],
  ask(_, __, facts) {
    const fresh = freshLink.from(facts, {});
    return leave(saying('calendar.link', { link: fresh.link }, [MENU]), claim({ claim: fresh.claim }));
  },
};

const stop: Step = { ask: () => leave(saying('calendar.stopped', {}, [MENU]), revoke({})) };

/** Everything that is planned for her, as one file. */
const all: Step = {
  needs: () => [planned(AHEAD)],
  ask: (_, __, facts) =>
    planned.from(facts, AHEAD) === 0
      ? leave(saying('calendar.nothing', {}, [HUMAN, MENU]))
      : enclosing('calendar.all', {}, null),
};

const enclosing = (key: string, params: Params, what: About | null): Move =>
  leave({ ...saying(key, params, [MENU]), enclosure: { kind: 'calendar', about: what } });

/** One thing: also where it was cancelled, so that it goes out of a calendar that has it. */
const entry: Step<About> = {
  needs: (data) => [expected(about(data))],
  ask(data, { now }, facts) {
    const told: Expected | null = expected.from(facts, about(data));
    if (told === null || isBefore(told.startsAt, now)) return leave(saying('coming.gone', {}, [HUMAN, MENU]));
    const key = told.state === 'cancelled' ? 'calendar.entry-cancelled' : 'calendar.entry';
    return enclosing(key, paramsOf(told), about(data));
  },
};

export const calendarFlow = flow({ start, link, stop, all, entry });
