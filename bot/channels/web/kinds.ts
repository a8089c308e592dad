/** How a file is shown: in the line, played in the line, or to be opened elsewhere. */
export type Kind = 'image' | 'audio' | 'file';

const IMAGES = new Set(['image/jpeg', 'image/png', 'image/webp']);
const SOUNDS = new Set(['audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/wav', 'audio/webm', 'audio/aac']);
/** What a phone may open by its type; whatever else a file claims to be, it is bytes to be saved. */
const DOCUMENT =
  /^(?:application\/(?:pdf|msword|rtf|vnd\.(?:openxmlformats-officedocument|oasis\.opendocument)[\w.]*)|text\/(?:plain|calendar)|image\/hei[cf]|audio\/amr|video\/(?:mp4|webm))$/u;

/** A container says what may be in it; in a voice note it is a voice. */
const HEARD: Readonly<Record<string, string>> = {
  'audio/opus': 'audio/ogg',
  'video/webm': 'audio/webm',
  'video/mp4': 'audio/mp4',
};

/** The type under which a browser plays a voice note: `"video/webm"` → `"audio/webm"`. */
const asSound = (type: string): string => HEARD[type] ?? type;

/** A file as a browser may be given it. Never as a page: nothing that anybody sent runs in our name. */
export type Given = { readonly kind: Kind; readonly type: string };

/** What is given of a file of this type, and how it is shown. */
export function givenAs(type: string | null, isVoice: boolean): Given {
  const known = isVoice ? asSound(type ?? '') : (type ?? '');
  if (IMAGES.has(known)) return { kind: 'image', type: known };
  if (SOUNDS.has(known)) return { kind: 'audio', type: known };
  return { kind: isVoice ? 'audio' : 'file', type: DOCUMENT.test(known) ? known : 'application/octet-stream' };
}

/** Whether a file of this type can be a voice note. */
export const isSound = (type: string): boolean => SOUNDS.has(asSound(type)) || type === 'audio/amr';

const ENDINGS: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** The type that a name promises, as long as nobody has looked inside: `"brief.JPG"` → `"image/jpeg"`. */
export const promisedBy = (name: string): string | null =>
  ENDINGS[/\.(\w+)$/u.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null;

/** Longer than what fits on three lines of a phone. */
const NAME_LENGTH = 100;
/** Folders, what no keyboard makes, and the marks that turn a name around: `"foto\u202Egpj.exe"`. */
const UNNAMABLE = /\p{Cc}|\p{Surrogate}|\p{Bidi_Control}|[<>"|?*:]/gu;

/** The name of a file as somebody's phone gave it, fit to be shown and saved; the ending stays. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/u).at(-1) ?? '';
  const bare = last.replace(UNNAMABLE, '').replace(/\s+/gu, ' ').trim().replace(/^\.+/u, '');
  const [, stem = '', ending = ''] = /^(.+?)(\.\w{1,8})?$/u.exec(bare) ?? [];
  const letters = [...stem].slice(0, NAME_LENGTH - ending.length);
  return `${letters.join('').trim() || 'file'}${ending}`;
}

/** How a name goes into a header, also one in Arabic: `filename*=UTF-8''%D8%B5.pdf`. */
export function disposition(kind: Kind, name: string): string {
  const coded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/gu,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind === 'file' ? 'attachment' : 'inline'}; filename*=UTF-8''${coded}`;
}
