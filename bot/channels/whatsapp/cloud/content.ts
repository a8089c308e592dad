import type { Inbound } from '../../../engine/inbound.ts';
import { clean, type Fields, fieldsOf, textOf } from '../../fields.ts';
import { LIMITS } from './limits.ts';

/** Words as a person wrote them, fit to be kept. */
const wordsOf = (value: unknown): string => clean(textOf(value) ?? '', LIMITS.textLength.value);

const unsupported = (what: string): Inbound => ({ kind: 'unsupported', what });

/** By the type of a message, what is in it; null where nobody waits for an answer. */
const READERS: Readonly<Record<string, (message: Fields) => Inbound | null>> = {
  text: ({ text }) => ({ kind: 'text', text: wordsOf(fieldsOf(text).body) }),
  interactive: ({ interactive }) => answered(fieldsOf(interactive)),
  button: ({ button }) => pressed(fieldsOf(button)),
  image: ({ image }) => fileIn(fieldsOf(image), photoName(fieldsOf(image))) ?? unsupported('image'),
  document: ({ document }) => fileIn(fieldsOf(document), 'document') ?? unsupported('document'),
  audio: ({ audio }) => voiceIn(fieldsOf(audio)),
  video: ({ video }) => captionOr(fieldsOf(video), 'video'),
  sticker: () => unsupported('sticker'),
  location: () => unsupported('location'),
  contacts: () => unsupported('contact'),
  order: () => unsupported('order'),
  call: () => unsupported('call'),
  edit: ({ edit }) => ({ kind: 'edited', text: editedIn(fieldsOf(fieldsOf(edit).message)) }),
  unsupported: (message) => unreadable(fieldsOf(message.unsupported)),
  // What is said with these is said to nobody in particular.
  reaction: () => null,
  revoke: () => null,
  system: () => null,
  request_welcome: () => null,
  errors: () => null,
};

/** What a message holds; null where nothing was said. */
export function contentOf(message: Fields): Inbound | null {
  const type = textOf(message.type) ?? '';
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  return reader === undefined ? unsupported('message') : reader(message);
}

/** The id of a button or a row: `12.2` is the second choice of the question of turn 12. */
function choiceIn(id: unknown): Inbound | null {
  const [, turn, number] = /^([1-9]\d{0,8})\.([1-9]\d{0,2})$/u.exec(textOf(id) ?? '') ?? [];
  return turn === undefined ? null : { kind: 'choice', turn: Number(turn), number: Number(number) };
}

/** A button or a row that is none of ours still says what stands on it. */
function answered({ type, button_reply, list_reply }: Fields): Inbound | null {
  if (type === 'call_permission_reply') return null;
  const { id, title } = fieldsOf(button_reply ?? list_reply);
  const choice = choiceIn(id);
  if (choice !== null) return choice;
  return wordsOf(title) === '' ? unsupported('form') : { kind: 'text', text: wordsOf(title) };
}

/** A button under an approved text. */
function pressed({ payload, text }: Fields): Inbound {
  return choiceIn(payload) ?? { kind: 'text', text: wordsOf(text) };
}

const idOf = ({ id }: Fields): string | null => {
  const text = clean(textOf(id) ?? '', LIMITS.fileName.value);
  return text === '' ? null : text;
};

function photoName({ mime_type }: Fields): string {
  const [, kind] = /^image\/(png|webp)/u.exec(textOf(mime_type) ?? '') ?? [];
  return `photo.${kind ?? 'jpg'}`;
}

/** Meta does not say how large it is before it is asked for. */
function fileIn(file: Fields, fallback: string): Inbound | null {
  const id = idOf(file);
  if (id === null) return null;
  const name = clean(textOf(file.filename) ?? '', LIMITS.fileName.value) || fallback;
  const caption = wordsOf(file.caption);
  return { kind: 'file', id, name, bytes: 0, ...(caption === '' ? {} : { caption }) };
}

/** Meta does not say how long it lasts. */
function voiceIn(audio: Fields): Inbound {
  const id = idOf(audio);
  return id === null ? unsupported('audio') : { kind: 'voice', id, seconds: 0 };
}

/** Words under something that cannot be read are heard: in a crisis they may be all that is written. */
function captionOr({ caption }: Fields, what: string): Inbound {
  const words = wordsOf(caption);
  return words === '' ? unsupported(what) : { kind: 'text', text: words };
}

function editedIn({ text, image, video, document }: Fields): string {
  return wordsOf(fieldsOf(text).body ?? fieldsOf(image ?? video ?? document).caption);
}

/** Since 2026 Meta tells that somebody wrote over a message and not what, until it supports that again. */
const UNREADABLE: Readonly<Record<string, Inbound | null>> = {
  edit: { kind: 'edited', text: '' },
  poll_creation: unsupported('poll'),
  poll_update: null,
  reaction: null,
  pin: null,
  keep_in_chat: null,
};

function unreadable({ type }: Fields): Inbound | null {
  const name = textOf(type) ?? '';
  return Object.hasOwn(UNREADABLE, name) ? (UNREADABLE[name] ?? null) : unsupported('message');
}
