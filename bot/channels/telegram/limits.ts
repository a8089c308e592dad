/** A limit, with what it counts and where it is written. */
export type Limit = { readonly value: number; readonly unit: string; readonly source: string };

const limit = (value: number, unit: string, source: string): Limit => ({ value, unit, source });
const API = 'core.telegram.org/bots/api';
const FAQ = 'core.telegram.org/bots/faq';

/**
 * Every limit of Telegram that this house touches. What Telegram counts in "characters" is counted here in UTF-16
 * units: never fewer than characters, so never too long.
 *
 * @example LIMITS.textLength // → { value: 4096, unit: 'UTF-16 units', source: 'core.telegram.org/bots/api#sendmessage' }
 */
export const LIMITS = {
  /** A message; a longer one is sent in several, and one that comes in longer is cut. */
  textLength: limit(4_096, 'UTF-16 units', `${API}#sendmessage`),
  /** What a button brings back when it is pressed: `12.2`. */
  callbackData: limit(64, 'bytes', `${API}#inlinekeyboardbutton`),
  /** Under one message; Telegram refuses more with "reply markup is too long". */
  buttons: limit(100, 'buttons', 'found by trial, as is known among bot makers; not documented'),
  /** Words on a button. Telegram names no limit: this is what a narrow phone shows in one row. */
  buttonLength: limit(40, 'UTF-16 units', 'our own measure, for a screen 360 pixels wide'),
  commandName: limit(32, 'characters of a-z, 0-9 and _', `${API}#botcommand`),
  commandDescription: limit(256, 'characters', `${API}#botcommand`),
  /** The code of an invitation, in a link `https://t.me/<bot>?start=<code>`. */
  startCode: limit(64, 'characters of A-Z, a-z, 0-9, _ and -', 'core.telegram.org/bots/features#deep-linking'),
  secretToken: limit(256, 'characters of A-Z, a-z, 0-9, _ and -', `${API}#setwebhook`),
  updatesPerPoll: limit(100, 'updates', `${API}#getupdates`),
  /** Our own door: an update is a few kB, its longest texts some 50. */
  webhookBody: limit(1_048_576, 'bytes', 'our own measure'),
  /** How long Telegram keeps what we have not fetched. */
  updateAge: limit(86_400, 'seconds', `${API}#getting-updates`),
  messagesPerSecond: limit(30, 'messages a second, to all chats together', FAQ),
  messagesPerSecondPerChat: limit(1, 'message a second; short bursts pass', FAQ),
  /** Words under a file; longer ones follow it. */
  captionLength: limit(1_024, 'UTF-16 units', `${API}#senddocument`),
  /** A larger picture goes as a document; so does one that Telegram finds too wide or too narrow. */
  photoUpload: limit(10_485_760, 'bytes', `${API}#sendphoto`),
  /** How long a message can be taken back after it was sent. */
  eraseAge: limit(172_800, 'seconds', `${API}#deletemessage`),
  fileDownload: limit(20_971_520, 'bytes', `${API}#getfile`),
  fileUpload: limit(52_428_800, 'bytes', `${API}#senddocument`),
  fileName: limit(255, 'UTF-16 units', 'our own measure: what file systems take'),
} as const satisfies Readonly<Record<string, Limit>>;

/** What Telegram tells us of. Nothing else is asked for, so groups, channels and payments send us little. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query'] as const;
