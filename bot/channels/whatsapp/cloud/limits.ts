/** A limit, with what it counts and where it is written. */
export type Limit = { readonly value: number; readonly unit: string; readonly source: string };

const limit = (value: number, unit: string, source: string): Limit => ({ value, unit, source });
const META = 'developers.facebook.com/documentation/business-messaging/whatsapp';
const MEDIA = `${META}/business-phone-numbers/media/#supported-media-types`;
const OWN = 'our own measure';

/**
 * Every limit of the Cloud API that this house touches. What Meta counts in "characters" it counts in code points;
 * here it is UTF-16 units: never fewer, so never too long.
 *
 * @example LIMITS.buttons // → { value: 3, unit: 'buttons', source: '…/messages/interactive-reply-buttons-messages' }
 */
export const LIMITS = {
  /** A message; a longer one is sent in several, and one that comes in longer is cut. */
  textLength: limit(4_096, 'UTF-16 units', `${META}/messages/text-messages`),
  /** The words above buttons or a list. A list may have 4,096: the smaller is kept, so that either can be chosen. */
  bodyLength: limit(1_024, 'UTF-16 units', `${META}/messages/interactive-reply-buttons-messages`),
  buttons: limit(3, 'buttons', `${META}/messages/interactive-reply-buttons-messages`),
  buttonLength: limit(20, 'UTF-16 units', `${META}/messages/interactive-reply-buttons-messages`),
  buttonId: limit(256, 'UTF-16 units', `${META}/messages/interactive-reply-buttons-messages`),
  /** Rows of a list, in all its sections together. */
  rows: limit(10, 'rows', `${META}/messages/interactive-list-messages`),
  rowLength: limit(24, 'UTF-16 units', `${META}/messages/interactive-list-messages`),
  rowDescription: limit(72, 'UTF-16 units', `${META}/messages/interactive-list-messages`),
  rowId: limit(200, 'UTF-16 units', `${META}/messages/interactive-list-messages`),
  /** What stands on the button that opens a list. */
  listLabel: limit(20, 'UTF-16 units', `${META}/messages/interactive-list-messages`),
  captionLength: limit(1_024, 'UTF-16 units', `${META}/messages/document-messages`),
  /** What is filled into a template; its whole text may have 1,024, of which several of these must leave room. */
  templateParam: limit(200, 'UTF-16 units', OWN),
  templateButtons: limit(10, 'buttons', `${META}/templates/components`),
  /** Name and address at a pin on the map. */
  placeLength: limit(256, 'UTF-16 units', OWN),
  /** What Meta brings back with every status of a message. */
  opaque: limit(512, 'characters', `${META}/reference/whatsapp-business-phone-number/message-api`),
  imageBytes: limit(5_242_880, 'bytes', MEDIA),
  audioBytes: limit(16_777_216, 'bytes', MEDIA),
  videoBytes: limit(16_777_216, 'bytes', MEDIA),
  documentBytes: limit(104_857_600, 'bytes', MEDIA),
  /** A larger recording is not shown as a voice note that plays at once. */
  voiceBytes: limit(524_288, 'bytes', `${META}/messages/audio-messages`),
  fileName: limit(240, 'UTF-16 units', `${META}/messages/document-messages`),
  /** How long somebody may be answered freely after her last message; then only in approved templates. */
  window: limit(86_400, 'seconds', `${META}/messages/send-messages#customer-service-windows`),
  /** We call the window closed this much earlier: clocks differ, and a message takes its time. */
  windowMargin: limit(60, 'seconds', OWN),
  /** In and out together; 20 where the number is used in the WhatsApp Business app as well, 1,000 when upgraded. */
  messagesPerSecond: limit(80, 'messages a second, to and from all people together', `${META}/throughput`),
  /** To one person, in the long run. */
  secondsPerMessage: limit(6, 'seconds for each message to one person', `${META}/about-the-platform#pair-rate-limits`),
  /** To one person at once, borrowed from the minutes after. */
  burst: limit(45, 'messages to one person in 6 seconds', `${META}/about-the-platform#pair-rate-limits`),
  /** What Meta brings at once; "up to 3 MB", so a little more is let in. */
  webhookBody: limit(4_194_304, 'bytes', `${META}/webhooks/overview`),
  /** How long Meta brings again what was not taken. Whoever brings anything older than a day more is not Meta. */
  webhookAge: limit(7 * 86_400, 'seconds', `${META}/webhooks/overview`),
  /** How long a file that somebody sent lies with Meta. */
  mediaAge: limit(7 * 86_400, 'seconds', `${META}/business-phone-numbers/media/`),
  /** How long the address of a file holds; it is asked for anew each time. */
  mediaUrlAge: limit(300, 'seconds', `${META}/business-phone-numbers/media/`),
  /** How long "is typing" is shown, unless a message comes before. */
  typing: limit(25, 'seconds', `${META}/typing-indicators`),
} as const satisfies Readonly<Record<string, Limit>>;
