import { type Approved, type ShownContent, shownOf } from './contents.ts';
import type { Media } from './media.ts';
import { invalid, type Payload } from './payload.ts';
import type { Webhooks } from './webhooks.ts';

/** A message of ours as it stands on a telephone. */
export type Shown = ShownContent & {
  readonly id: string;
  readonly to: string;
  readonly reference: string | undefined;
};

export type Phones = {
  /** Meta takes a message: whether it arrives, statuses tell. */
  send(payload: Payload): object;
  /** What somebody sees of ours, in order. */
  shown(to: string): readonly Shown[];
  /** She has just written, or at this time: she may be answered freely for a day. */
  wrote(who: string, at?: number): void;
  wroteAt(who: string): number | undefined;
  /** She is not on WhatsApp any more. */
  leave(who: string): void;
  /** Texts that Meta has approved. */
  readonly approved: Approved[];
  /** Ids of messages of people that were shown as read, and under which an answer was shown to be on its way. */
  readonly read: string[];
  readonly typing: string[];
  markRead(payload: Payload): object;
};

const DAY_MS = 86_400_000;
const isKnown = (who: unknown): who is string =>
  typeof who === 'string' && /^(?:\d{1,20}|[A-Z]{2}\.[A-Za-z0-9.]+)$/u.test(who);

export function createPhones(media: Media, webhooks: Webhooks, tellsStatuses: boolean): Phones {
  const messages: Shown[] = [];
  const windows = new Map<string, number>();
  const gone = new Set<string>();
  const approved: Approved[] = [];
  const [read, typing]: [string[], string[]] = [[], []];
  let next = 1;

  const tell = (message: Shown, status: string, code?: number): void => {
    const errors = code === undefined ? {} : { errors: [{ code, title: 'Title', message: 'Message' }] };
    const reference = message.reference === undefined ? {} : { biz_opaque_callback_data: message.reference };
    const recipient = /^\d/u.test(message.to) ? { recipient_id: message.to } : { recipient_user_id: message.to };
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const one = { id: message.id, status, timestamp, ...recipient, ...reference, ...errors };
    webhooks.push({ value: { statuses: [one] } });
  };
  const isOpen = (who: string): boolean => Date.now() - (windows.get(who) ?? 0) < DAY_MS;
  /** As Meta does: it takes the message, and says only afterwards that it was too late for it. */
  const obstacle = (message: Shown): number | null => {
    if (gone.has(message.to)) return 131_026;
    return message.kind === 'template' || isOpen(message.to) ? null : 131_047;
  };
  const land = (message: Shown): void => {
    const code = obstacle(message);
    if (code !== null) tell(message, 'failed', code);
    else messages.push(message);
    if (code === null && tellsStatuses) for (const status of ['sent', 'delivered']) tell(message, status);
  };
  return {
    send(payload) {
      const { to, recipient, messaging_product, biz_opaque_callback_data: opaque } = payload;
      const who = to ?? recipient;
      if (messaging_product !== 'whatsapp' || !isKnown(who)) throw invalid('to');
      if (opaque !== undefined && String(opaque).length > 512) throw invalid('biz_opaque_callback_data');
      const content = shownOf(payload, { media: media.stored, approved });
      const id = `wamid.${String(next++).padStart(6, '0')}`;
      land({ ...content, id, to: who, reference: opaque === undefined ? undefined : String(opaque) });
      return { messaging_product, contacts: [{ input: who, wa_id: who }], messages: [{ id }] };
    },
    shown: (to) => messages.filter((message) => message.to === to),
    wrote: (who, at = Date.now()) => void windows.set(who, Math.max(at, windows.get(who) ?? 0)),
    wroteAt: (who) => windows.get(who),
    leave: (who) => void gone.add(who),
    approved,
    read,
    typing,
    markRead({ message_id, typing_indicator }) {
      (typing_indicator === undefined ? read : typing).push(String(message_id));
      return { success: true };
    },
  };
}
