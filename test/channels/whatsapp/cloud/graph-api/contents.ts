import type { StoredMedia } from './media.ts';
import { badValue, invalid, lengthOf, type Payload, Refusal } from './payload.ts';

export type ShownButton = { readonly id: string; readonly title: string; readonly description?: string };

/** What stands on a telephone. */
export type ShownContent = {
  readonly kind: 'text' | 'buttons' | 'list' | 'template' | 'location' | 'image' | 'video' | 'audio' | 'document';
  readonly text: string;
  /** Buttons, or the rows of a list. */
  readonly buttons: readonly ShownButton[];
  readonly listLabel?: string;
  readonly file?: StoredMedia & { readonly filename?: string; readonly voice?: boolean };
  readonly place?: { readonly latitude: number; readonly longitude: number; readonly name?: string };
};

/** A text as Meta approved it. */
export type Approved = {
  readonly name: string;
  readonly code: string;
  readonly params: number;
  readonly buttons: number;
};

type Known = {
  readonly media: (id: string) => StoredMedia | undefined;
  readonly approved: readonly Approved[];
};

const fields = (value: unknown): Payload => (value ?? {}) as Payload;

function words(value: unknown, most: number, what: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw invalid(`${what} is empty`);
  if (lengthOf(value) > most) throw badValue(`${what} is longer than ${most}`);
  if (!value.isWellFormed()) throw invalid(`${what} is not UTF-8`);
  return value;
}

/** What a message would show, held to the limits that Meta holds it to. */
export function shownOf(payload: Payload, known: Known): ShownContent {
  switch (payload.type) {
    case 'text':
      return { kind: 'text', text: words(fields(payload.text).body, 4_096, 'text.body'), buttons: [] };
    case 'interactive':
      return interactive(fields(payload.interactive));
    case 'template':
      return template(fields(payload.template), known.approved);
    case 'location':
      return location(fields(payload.location));
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
      return media(payload.type, fields(payload[payload.type]), known);
    default:
      throw invalid(`type ${payload.type}`);
  }
}

function interactive({ type, body, action }: Payload): ShownContent {
  const { buttons, button, sections } = fields(action);
  if (type === 'button') {
    const text = words(fields(body).text, 1_024, 'body');
    return { kind: 'buttons', text, buttons: unique(replies(buttons), 3) };
  }
  if (type !== 'list') throw invalid(`interactive.type ${type}`);
  const rows = (sections as Payload[]).flatMap((section) => section.rows as Payload[]).map(row);
  const text = words(fields(body).text, 4_096, 'body');
  return { kind: 'list', text, buttons: unique(rows, 10), listLabel: words(button, 20, 'action.button') };
}

const replies = (buttons: unknown): ShownButton[] =>
  (buttons as Payload[]).map(({ type, reply }) => {
    if (type !== 'reply') throw invalid('buttons.type');
    const { id, title } = fields(reply);
    return { id: words(id, 256, 'button id'), title: words(title, 20, 'button title') };
  });

const row = ({ id, title, description }: Payload): ShownButton => ({
  id: words(id, 200, 'row id'),
  title: words(title, 24, 'row title'),
  ...(description === undefined ? {} : { description: words(description, 72, 'row description') }),
});

function unique(buttons: ShownButton[], most: number): ShownButton[] {
  if (buttons.length < 1 || buttons.length > most) throw invalid(`${buttons.length} choices, of at most ${most}`);
  if (new Set(buttons.map(({ id }) => id)).size < buttons.length) throw badValue('two choices with one id');
  if (new Set(buttons.map(({ title }) => title)).size < buttons.length) throw badValue('two choices with one title');
  return buttons;
}

function template({ name, language, components }: Payload, approved: readonly Approved[]): ShownContent {
  const { code } = fields(language);
  const known = approved.find((one) => one.name === name && one.code === code);
  if (known === undefined) throw new Refusal(404, 132_001, 'Template name does not exist in the translation');
  const parts = (components ?? []) as Payload[];
  const values = parts.filter(({ type }) => type === 'body').flatMap(({ parameters }) => parameters as Payload[]);
  const texts = values.map(({ text }) => words(text, 1_024, 'parameter'));
  if (texts.length !== known.params) throw new Refusal(400, 132_000, 'Number of parameters does not match');
  if (texts.some((text) => /[\n\t]| {5}/u.test(text))) throw new Refusal(400, 132_018, 'Parameter with line breaks');
  const buttons = parts
    .filter(({ type }) => type === 'button')
    .map(({ index, parameters }) => {
      if (Number(index) >= known.buttons) throw new Refusal(400, 132_018, 'no such button');
      return { id: String((parameters as Payload[])[0]?.payload), title: `button ${index}` };
    });
  return { kind: 'template', text: `${name} (${code}): ${texts.join(' | ')}`, buttons };
}

function location({ latitude, longitude, name }: Payload): ShownContent {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') throw invalid('location');
  return { kind: 'location', text: '', buttons: [], place: { latitude, longitude, name: String(name) } };
}

function media(
  kind: 'image' | 'video' | 'audio' | 'document',
  { id, caption, filename, voice }: Payload,
  known: Known,
) {
  const stored = known.media(String(id));
  if (stored === undefined) throw badValue('no such media');
  if (kind === 'audio' && caption !== undefined) throw invalid('audio has no caption');
  const text = caption === undefined ? '' : words(caption, 1_024, 'caption');
  const more = {
    ...(filename === undefined ? {} : { filename: String(filename) }),
    ...(voice === true ? { voice } : {}),
  };
  return { kind, text, buttons: [], file: { ...stored, ...more } };
}
