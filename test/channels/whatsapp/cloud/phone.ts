import type { GraphApi } from './graph-api/index.ts';
import type { Payload } from './graph-api/payload.ts';
import type { Shown } from './graph-api/phones.ts';

/** The telephone of somebody who has the house in her WhatsApp. */
export type Phone = {
  /** Her `wa_id`. */
  readonly id: string;
  /** Each tells the id by which Meta knows what she did: `wamid.…`. */
  writes(text: string): string;
  /** Sends anything else: `sends({ type: 'sticker', sticker: { id: '1' } })`. */
  sends(content: Payload): string;
  /** Sends a file that then lies with Meta. */
  sendsFile(kind: 'image' | 'document' | 'audio', type: string, bytes: Uint8Array, more?: Payload): string;
  /** Writes over her last message. */
  edits(text: string): string;
  /** Presses the button, or picks the row, that brings this back; fails where none such stands on her screen. */
  presses(id: string): string;
  /** Lets it ring. */
  calls(): string;
  /** Several at once: Meta brings them in one piece. */
  sendsAll(contents: readonly Payload[]): readonly string[];
  /** What the house said, in order. */
  shows(): readonly Shown[];
};

let messages = 1_000;

/** Meta's ids are long and look like this. */
const newId = (): string => `wamid.HBgLMzE2MDAwMDAwMDAVAgASGBQ${++messages}AA==`;

export function phone(graph: GraphApi, id: string): Phone {
  const contacts = [{ profile: { name: 'Huda' }, wa_id: id, user_id: `NL.${id}` }];
  const message = (content: Payload): Payload & { readonly id: string } => ({
    from: id,
    from_user_id: `NL.${id}`,
    id: newId(),
    timestamp: String(Math.floor(Date.now() / 1_000)),
    ...content,
  });
  const sendsAll = (contents: readonly Payload[]): readonly string[] => {
    const sent = contents.map(message);
    graph.phones.wrote(id);
    for (const _ of sent) graph.rates.received();
    graph.webhooks.push({ value: { contacts, messages: sent } });
    return sent.map((one) => one.id);
  };
  const sends = (content: Payload): string => sendsAll([content])[0] as string;
  const shows = () => graph.phones.shown(id);
  return {
    id,
    shows,
    sends,
    sendsAll,
    calls() {
      const call = { ...message({}), event: 'connect', direction: 'USER_INITIATED' };
      graph.webhooks.push({ field: 'calls', value: { contacts, calls: [call] } });
      return call.id;
    },
    writes: (text) => sends({ type: 'text', text: { body: text } }),
    sendsFile(kind, type, bytes, more = {}) {
      const media = graph.media.sent(type, bytes);
      return sends({ type: kind, [kind]: { id: media, mime_type: type, sha256: 'x', ...more } });
    },
    edits: (text) =>
      sends({
        type: 'edit',
        edit: { original_message_id: 'wamid.X', message: { type: 'text', text: { body: text } } },
      }),
    presses(button) {
      const under = shows().findLast(({ buttons }) => buttons.some((one) => one.id === button));
      const pressed = under?.buttons.find((one) => one.id === button);
      if (under === undefined || pressed === undefined)
        throw new Error(`no button ${button} stands on the screen of ${id}`);
      if (under.kind === 'template') return sends({ type: 'button', button: { payload: button, text: pressed.title } });
      const type = under.kind === 'list' ? 'list_reply' : 'button_reply';
      return sends({ type: 'interactive', interactive: { type, [type]: pressed } });
    },
  };
}
