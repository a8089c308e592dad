import type { HeardRemark } from '../../bot/capabilities/cv-desk/facts.ts';
import { house } from '../../bot/capabilities/index.ts';
import type { Calendar } from '../../bot/engine/calendar.ts';
import type { House } from '../../bot/engine/house.ts';
import { compile } from '../../bot/engine/lexicon.ts';
import { createInbound } from '../../bot/inbound.ts';
import { loadLexicons } from '../../bot/lexicons.ts';
import type { Commit, Conversations, FactSource, Knocks, Outgoing, Planner, Waiting } from '../../bot/ports.ts';
import { loadWords } from '../../bot/words.ts';

export const words = loadWords();
export const lexicons = loadLexicons();
/** The house as it is built in earnest: every room, every language. */
export const theHouse: House = house(compile(lexicons, words.label));

/** Stores to play in, with what a play has to arrange and to look at. */
export type Stores = {
  readonly conversations: Conversations;
  readonly facts: FactSource;
  readonly commit: Commit;
  readonly knocks: Knocks;
  readonly calendar: Calendar;
  readonly planner: Planner;
  /** Gives a person of the world an address and a language, as if she had joined before. */
  join(person: string, address: string, language: string): Promise<void>;
  /** The platform says that nothing arrives at this address any more. */
  block(address: string): Promise<void>;
  /** Somebody of the staff makes a person a guardian of a child, on all days. */
  guardian(person: string, child: string): Promise<void>;
  /** Staff close every case of danger. */
  closeCases(): Promise<void>;
  /** The last file that she sent was looked at and refused. Tells of which submission it was. */
  refuseFile(person: string, why: string): Promise<string>;
  /** Petra begins to read what she handed in. */
  claim(person: string): Promise<void>;
  /** … and sends it back. Tells which version it was; `today` is a wall-clock date. */
  giveBack(person: string, remarks: readonly HeardRemark[], closing: string | null, today: string): Promise<string>;
  /** The centres ask for no reasons of absence any more. */
  askNoReasons(): Promise<void>;
  /** Fails unless a record of this name with these fields, at least, was written; each counts once. */
  expectRecord(name: string, data: Record<string, unknown>, where: string): Promise<void>;
};

export type Playing = {
  readonly knock: ReturnType<typeof createInbound>;
  readonly said: Outgoing[];
  now: string;
  /** Carries words that wait for somebody; a play looks for them itself. */
  wake: Waiting['wake'];
};

/** A house that is open for one play: its clock stands still until it is moved, its outbox keeps what was said. */
export function openHouse(stores: Stores, at: string): Playing {
  const said: Outgoing[] = [];
  const playing: Playing = {
    now: at,
    said,
    wake() {},
    knock: createInbound({
      house: theHouse,
      conversations: stores.conversations,
      facts: stores.facts,
      commit: stores.commit,
      outbox: { wake: (messages) => said.push(...messages), follow: (messages) => said.push(...messages) },
      waiting: { wake: (knocks) => playing.wake(knocks) },
      emergency: async () => {},
      clock: () => playing.now,
      alarm: (what, error) => {
        throw new Error(what, { cause: error });
      },
    }),
  };
  return playing;
}
