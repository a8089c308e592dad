import type { Feeds } from '../calendar/ports.ts';
import type { CrisisDesk } from '../crisis/desk.ts';
import type { Pusher } from '../crisis/push.ts';
import type { LabelOf } from '../engine/choice-meant.ts';
import type { Understanding } from '../engine/understanding.ts';
import type { SocialMapDesk } from '../hsds/map/desk.ts';
import type { PaperDesk } from '../paper/desk.ts';
import type { Clock, Pulse } from '../ports.ts';
import type { RosterDesk } from '../roster/plan/desk.ts';
import type { CvDesk } from '../staff-cv-ports.ts';
import type { Accounts, AtTheDoor, Notice, StaffDesk } from '../staff-ports.ts';
import type { Asset } from './assets.ts';
import type { Auth } from './auth.ts';
import type { May, Staff } from './policy.ts';
import type { SignedIn } from './session.ts';
import type { Say } from './speech.ts';

/** How the number stands with the house; the codes open it to whoever scans or types them. */
export type Pairing = {
  readonly state: 'starting' | 'waiting' | 'pairing-code' | 'paired' | 'lost' | 'refused';
  readonly qr: string | null;
  readonly code: string | null;
};
type WhatsAppPairing = {
  readonly pairing: Pairing;
  requestPairingCode(phone: string): Promise<string | null>;
};

/** What the staff view is put together from. */
export type AdminParts = {
  readonly auth: Auth;
  /** Who has an account. */
  readonly accounts: Accounts;
  readonly desk: StaffDesk;
  /** Cases of danger, who is on call, and which devices ring. */
  readonly crisis: CrisisDesk;
  readonly pusher: Pusher;
  /** Further hosts at which devices are rung, beside the push services of the browsers there are. */
  readonly pushHosts?: readonly string[];
  /** A case was taken on here: those who were alerted hear so. */
  readonly alerted: () => void;
  /** Addresses at which calendars are read. */
  readonly feeds: Feeds;
  /** Import and export of the social map. */
  readonly socialMap: SocialMapDesk;
  /** The social map on paper. */
  readonly paper: PaperDesk;
  /** CVs and letters that wait to be read. */
  readonly cvDesk: CvDesk;
  /** Import of people and timetables. */
  readonly roster: RosterDesk;
  /** The one door: everything that staff do in a conversation goes through it. */
  readonly knock: AtTheDoor;
  readonly pulse: Pulse;
  readonly say: Say;
  readonly label: LabelOf;
  /** The house's own, to read what a number or a word meant. */
  readonly understanding: Pick<Understanding, 'choice' | 'command'>;
  readonly clock: Clock;
  /** The zone of the centre. */
  readonly zone: string;
  readonly publicUrl: string;
  /** The name of the Telegram bot, without `@`; null where there is none, or not yet. */
  readonly telegramBot?: () => string | null;
  /** The pairing of WhatsApp on an ordinary number, where the house has one. */
  readonly whatsapp?: WhatsAppPairing | null;
  readonly notice: Notice;
  /** Has the outbox look at a conversation again. */
  readonly deliver: (channel: string, conversation: string) => void;
  /** Who may do what; `policy.ts` unless a test asks otherwise. */
  readonly may?: May;
  /** The address of whoever asks; the other end of the connection unless main knows of a proxy before it. */
  readonly addressOf?: (headers: Headers, connection: string) => string;
};

/** What a request carries through the view. */
export type AdminEnv = {
  readonly Variables: { staff: Staff; session: SignedIn };
  readonly Bindings: { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } };
};

export type AssetUrl = (name: Asset) => string;
