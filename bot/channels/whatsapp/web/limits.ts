/** A limit, with what it counts and where it is written. */
export type Limit = { readonly value: number; readonly unit: string; readonly source: string };

const limit = (value: number, unit: string, source: string): Limit => ({ value, unit, source });

/**
 * Every limit of WhatsApp on an ordinary number that this house touches. WhatsApp documents few of them for its apps;
 * where a number is ours, it says so.
 *
 * @example LIMITS.fileUpload // → { value: 16777216, unit: 'bytes', source: '…' }
 */
export const LIMITS = {
  /** A message of ours; a longer one is sent in several. */
  textLength: limit(4_096, 'UTF-16 units', 'our own measure, that of the Cloud API; the apps take 65,536'),
  /** A message that comes in; a longer one is cut. */
  textIn: limit(65_536, 'UTF-16 units', 'what the apps let a person type'),
  /** A file goes into the browser as text within one call, so far below the 2 GB that the apps take. */
  fileUpload: limit(16_777_216, 'bytes', 'our own measure: what the apps take as photo, video or sound'),
  fileName: limit(255, 'UTF-16 units', 'our own measure: what file systems take'),
  /** How long a message can be deleted for everyone. */
  deletable: limit(216_000, 'seconds', '2 days and 12 hours, as WhatsApp announced in August 2022'),
  /** A media message whose file could not be loaded may have it soon; an older one will not. */
  mediaArrives: limit(3_600, 'seconds', 'our own measure'),
  /** Messages of one chat that are looked through at most for what was missed. */
  missed: limit(1_000, 'messages of one chat', 'our own measure: two weeks of a very talkative person'),
} as const satisfies Readonly<Record<string, Limit>>;

/** What stands behind the @ in the id of a chat with one person: a number, or an id that hides it. */
const PERSON = /^[\w.-]{1,64}@(?:c\.us|lid)$/u;
/** WhatsApp itself writes from here: news about the app, nothing to be answered. */
const WHATSAPP_ITSELF = '0@c.us';

/** True for the chat with one person; groups, broadcasts, status and channels are none. */
export const isPerson = (chat: string): boolean => PERSON.test(chat) && chat !== WHATSAPP_ITSELF;
