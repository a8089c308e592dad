import type { Window } from '../engine/capability.ts';
import type { Language } from '../engine/language.ts';
import type { CalendarAbout } from '../engine/saying.ts';
import type { Entry } from './entry.ts';

/** What stands in somebody's own calendar, soonest first, with what does not take place any more. */
export type Entries = {
  /** A person's own days, without those of her children: they are not for a calendar that others may see. */
  hers(person: string, window: Window): Promise<readonly Entry[]>;
  /** The days of a centre, with first names; null is all centres of the house. */
  ofCentre(centre: string | null, window: Window): Promise<readonly Entry[]>;
  /** One thing that the person of a conversation is expected at, perhaps with a child; null where she is not. */
  one(conversation: string, about: CalendarAbout): Promise<Entry | null>;
  /** As `hers`, for the person of a conversation; nothing where there is no such conversation. */
  all(conversation: string, window: Window): Promise<readonly Entry[]>;
};

/** Whose calendar an address opens. */
export type Opened =
  | { readonly kind: 'person'; readonly person: string; readonly language: Language }
  | { readonly kind: 'centre'; readonly centre: string | null; readonly name: string | null };

/** Who has an address: a person, or somebody of the staff. */
export type Owner = { readonly person: string } | { readonly staff: string };

/** An address that works, without the address itself: that is shown once. */
export type Feed = {
  readonly id: string;
  readonly madeAt: string;
  /** The name of the centre whose days it shows; null for a person's own, and for all centres. */
  readonly centre: string | null;
};

/** Addresses at which calendars are read. Tokens are secrets: only their hash is kept. */
export type Feeds = {
  /** Null alike for an address that never was and for one that works no more. */
  open(token: string): Promise<Opened | null>;
  /** Those that work, newest first. */
  list(owner: Owner): Promise<readonly Feed[]>;
  /** A new address: its token. `too-many` where there are enough of them; null where nobody has this id. */
  make(owner: Owner, centre: string | null): Promise<{ readonly token: string } | 'too-many' | null>;
  /** It works no more. False where it is not this owner's, or did not work before. */
  revoke(owner: Owner, id: string): Promise<boolean>;
  centres(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** In which language somebody is asked who follows the link of her chat; null where that serves no more. */
  offered(code: string): Promise<{ readonly language: Language } | null>;
  /** Makes the address of a link, once; every earlier one of hers works no more. */
  claim(code: string): Promise<{ readonly token: string; readonly language: Language } | null>;
};
