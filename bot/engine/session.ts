import type { Language } from './language.ts';
import type { Person } from './person.ts';
import type { Choice, Data, Place, Saying } from './saying.ts';
import { isSession } from './session-shape.ts';

/** Raised with every change of shape; each raise comes with an entry in `UPGRADES`. */
const VERSION = 1;

/** How many places a person can step back through. More than that, and the menu is nearer. */
const TRAIL_LENGTH = 8;

/** The question a person was asked last: what a number, a word or a button means now. */
export type Asked = {
  /** The turn in which it was asked; a button of another turn is a stale one. */
  readonly turn: number;
  /** When, as an instant. */
  readonly at: string;
  readonly saying: Saying;
  /** Asked beside the open place, as help or after misunderstandings: "back" leads to the place itself. */
  readonly aside?: true;
};

/**
 * Who has the conversation. `bot`: the bot answers alone. `waiting`: the bot goes on answering and a human has
 * been asked for. `staff`: a human talks here and the bot is silent, but for a crisis.
 */
export type Desk = {
  readonly state: 'bot' | 'waiting' | 'staff';
  readonly why: 'asked' | 'lost' | 'crisis' | 'trouble' | 'attachment' | 'taken' | null;
  /** Since when somebody waits for a human, as an instant: the one clock that matters to staff. */
  readonly since: string | null;
  readonly staff: string | null;
};

/** A place at which something was asked; `again` is what of its data is enough to ask it anew, where not all is needed. */
export type Open = Place & { readonly again?: Data };

/** A conversation as it stands: plain JSON that says everything the next turn has to know. */
export type Session = {
  readonly schema: 'buurtmus/session';
  readonly version: number;
  readonly language: Language | null;
  readonly consent: 'unasked' | 'given' | 'declined';
  readonly stopped: boolean;
  /** The step that waits for an answer; null when nothing is asked. */
  readonly place: Open | null;
  readonly asked: Asked | null;
  /** Earlier places, newest last: the way back. There it is asked anew. */
  readonly trail: readonly Place[];
  /** Misunderstandings in a row. */
  readonly misses: number;
  /** When the person was last here, as an instant: what "a pause" is measured from. */
  readonly seen: string | null;
  readonly desk: Desk;
};

const FREE_DESK: Desk = { state: 'bot', why: null, since: null, staff: null };

/** The session of somebody who has not said a word yet; what staff already know of a person is kept. */
export const newSession = (person: Person): Session => ({
  schema: 'buurtmus/session',
  version: VERSION,
  language: person.language,
  consent: person.consented ? 'given' : 'unasked',
  stopped: person.stopped,
  place: null,
  asked: null,
  trail: [],
  misses: 0,
  seen: null,
  desk: FREE_DESK,
});

type Shape = { readonly [field: string]: unknown };
/** By version: how a session of that version becomes one of the next. */
const UPGRADES: ReadonlyMap<unknown, (old: Shape) => Shape> = new Map();

/**
 * A stored session as one of today. A session of a shape that no upgrade knows, or of a newer house, becomes a new
 * one: language and consent stand with the person, and the next turn leads to the menu. Never throws.
 */
export function revive(stored: unknown, person: Person): Session {
  let shape = stored as Shape | null;
  if (shape === null || typeof shape !== 'object' || shape.schema !== 'buurtmus/session') return newSession(person);
  while (shape.version !== VERSION) {
    const upgrade: ((old: Shape) => Shape) | undefined = UPGRADES.get(shape.version);
    if (upgrade === undefined) return newSession(person);
    shape = upgrade(shape);
  }
  return isSession(shape) ? (shape as unknown as Session) : newSession(person);
}

/** A place whose question retention has erased is left: nobody can answer what she can no longer read. */
export const stillOpen = (session: Session): Session =>
  session.place !== null && session.asked === null ? { ...session, place: null, trail: [] } : session;

/** Whether two places are one step of one room, whatever was gathered on the way there. */
export const isSameStep = (one: Place, other: Place): boolean => one.room === other.room && one.step === other.step;

const onTheWayBack = ({ room, step, data, again = data }: Open): Place => ({ room, step, data: again });

/** The session in which `saying` has just been asked at `place`; the place before it becomes the way back. */
export function asking(session: Session, place: Open, saying: Saying, turn: number, now: string): Session {
  const before = session.place;
  const moved = before !== null && !isSameStep(before, place);
  return {
    ...session,
    place,
    asked: { turn, at: now, saying },
    trail: moved ? [...session.trail, onTheWayBack(before)].slice(-TRAIL_LENGTH) : session.trail,
    misses: 0,
  };
}

/** The session in which nothing waits for an answer; a last saying may still offer choices. */
export const resting = (session: Session, saying: Saying | null, turn: number, now: string): Session => ({
  ...session,
  place: null,
  trail: [],
  misses: 0,
  asked: saying?.choices === undefined ? null : { turn, at: now, saying },
});

/** The session in which something is asked beside the open place, which goes on waiting. */
export const aside = (session: Session, saying: Saying, turn: number, now: string): Session => ({
  ...session,
  asked: { turn, at: now, saying, aside: true },
});

/** The session one step back, and the place to ask again. */
export function steppingBack(session: Session): [Session, Place | null] {
  if (session.asked?.aside) return [session, session.place];
  const place = session.trail.at(-1) ?? null;
  return [{ ...session, place: null, trail: session.trail.slice(0, -1) }, place];
}

/** What a number, a word or a button can mean now; nothing where nothing was asked. */
export const choicesOf = (session: Session): readonly Choice[] => session.asked?.saying.choices ?? [];

/** Somebody of the staff is wanted. One who waits already keeps her place in the queue; a crisis outranks. */
export function wantingHuman(session: Session, why: NonNullable<Desk['why']>, now: string): Session {
  const { desk } = session;
  if (desk.state === 'staff') {
    return { ...session, desk: { ...desk, why: why === 'crisis' ? why : desk.why, since: desk.since ?? now } };
  }
  const keeps = desk.why === 'crisis' ? desk.why : why;
  return { ...session, desk: { state: 'waiting', why: keeps, since: desk.since ?? now, staff: null } };
}

/** Somebody of the staff has the conversation: the bot keeps quiet and nobody waits any more. */
export const takenBy = (session: Session, staff: string): Session => ({
  ...session,
  desk: { state: 'staff', why: 'taken', since: null, staff },
});

/** The bot answers alone again. Nobody waits and no crisis is open any more: staff have decided so. */
export const handedBack = (session: Session): Session => ({ ...session, desk: FREE_DESK });
