import type { Capability } from './capability.ts';
import type { Person } from './person.ts';
import { type Choice, HUMAN, type Place, type Saying } from './saying.ts';
import type { Understanding } from './understanding.ts';

/** Everything that the engine is built from and that does not change from turn to turn. */
export type House = {
  readonly rooms: readonly Capability[];
  readonly understanding: Understanding;
  /** Where somebody goes who is here for the first time, and where a language or a stop is dealt with. */
  readonly places: {
    readonly welcome: Place;
    readonly language: Place;
    /** Where it is asked who of those who share a phone is writing. */
    readonly who: Place;
    readonly stop: Place;
    readonly askHelp: Place;
    /** Where she answers whether a human is to get in touch with her. */
    readonly crisis: Place;
    /** Where one chat is taken away. */
    readonly wipe: Place;
    /** Where something is said that stands ready one tap further: its data is a saying. */
    readonly read: Place;
  };
};

/** The moment of a turn: its number in this conversation and the instant at which it happens. */
export type At = { readonly turn: number; readonly now: string };

/** The room of that name; undefined where an old session names one that is gone. */
export const roomOf = (house: House, name: string): Capability | undefined =>
  house.rooms.find((room) => room.name === name);

/** At most five choices in a message, and one of them is a human. */
const MOST_ROOMS = 4;

/**
 * The menu as this person should see it: the rooms that concern her, in the order of the house's list. Where they are
 * too many for one message, the last of them stand behind "more".
 */
export function menuFor(house: House, person: Person): Saying {
  const choices: Choice[] = [];
  for (const { name, menu } of house.rooms) {
    if (menu?.for(person)) {
      const to = { room: name, step: menu.step, data: {} };
      choices.push({ id: name, label: menu.label, icon: menu.icon, to });
    }
  }
  if (choices.length <= MOST_ROOMS) return menuOf(choices);
  const [first, rest] = [choices.slice(0, MOST_ROOMS - 1), choices.slice(MOST_ROOMS - 1)];
  const to = toRead(house.places, menuOf(rest));
  return menuOf([...first, { id: 'more', label: 'engine.more-choice', icon: '➕', to }]);
}

/** The place at which this is said, as it is, to whoever taps on. */
export const toRead = ({ read }: House['places'], { key, params, choices }: Saying): Place => ({
  ...read,
  data: JSON.parse(JSON.stringify({ key, params, choices })),
});

const menuOf = (choices: readonly Choice[]): Saying => ({ key: 'engine.menu', choices: [...choices, HUMAN] });
