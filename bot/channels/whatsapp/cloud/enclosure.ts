import type { Enclosed } from '../../channel.ts';
import { cutTo } from '../../split.ts';
import { LIMITS } from './limits.ts';
import type { Content, Media } from './payloads.ts';

export type EnclosedFile = Extract<Enclosed, { readonly kind: 'file' }>;
export type EnclosedPlace = Extract<Enclosed, { readonly kind: 'place' }>;

/** How a file travels: as what it is shown, and as what type it is handed over. */
export type Carriage = { readonly shown: Media['type']; readonly type: string };

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What Meta takes, by type, and as what. …/business-phone-numbers/media/#supported-media-types */
const SHOWN: Readonly<Record<string, Media['type']>> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'video/mp4': 'video',
  'video/3gpp': 'video',
  'audio/aac': 'audio',
  'audio/amr': 'audio',
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
  'audio/ogg': 'audio',
  'application/pdf': 'document',
  'application/msword': 'document',
  'application/vnd.ms-excel': 'document',
  'application/vnd.ms-powerpoint': 'document',
  [`${OFFICE}.wordprocessingml.document`]: 'document',
  [`${OFFICE}.spreadsheetml.sheet`]: 'document',
  [`${OFFICE}.presentationml.presentation`]: 'document',
  'text/plain': 'document',
};

const MOST: Readonly<Record<Media['type'], number>> = {
  image: LIMITS.imageBytes.value,
  video: LIMITS.videoBytes.value,
  audio: LIMITS.audioBytes.value,
  document: LIMITS.documentBytes.value,
};

/** Null for a file that Meta would not take: of a type that it does not know, or too large for its type. */
export function carriageOf({ type, bytes }: Pick<EnclosedFile, 'type' | 'bytes'>): Carriage | null {
  const bare = (type.split(';', 1)[0] ?? '').trim().toLowerCase();
  // A calendar entry, a table of values: Meta knows one type of text, and the telephone goes by the name of the file.
  const known = bare.startsWith('text/') ? 'text/plain' : bare;
  const shown = SHOWN[known];
  return shown === undefined || bytes > MOST[shown] ? null : { shown, type: known };
}

/** Whether words can stand under it. */
export const takesCaption = ({ shown }: Carriage): boolean => shown !== 'audio';

/** A file that Meta has by now, as a message. A short recording goes as a voice note, which plays at a touch. */
export function mediaOf({ shown, type }: Carriage, file: EnclosedFile, id: string, words: string | null): Media {
  const caption = words === null ? {} : { caption: words };
  switch (shown) {
    case 'image':
      return { type: 'image', image: { id, ...caption } };
    case 'video':
      return { type: 'video', video: { id, ...caption } };
    case 'document':
      return { type: 'document', document: { id, filename: fileNameOf(file), ...caption } };
    case 'audio':
      return { type: 'audio', audio: { id, ...(isVoice(type, file) ? { voice: true } : {}) } };
  }
}

export const fileNameOf = ({ name }: EnclosedFile): string => cutTo(name.trim() || 'file', LIMITS.fileName.value);

const isVoice = (type: string, { bytes }: EnclosedFile): boolean =>
  type === 'audio/ogg' && bytes <= LIMITS.voiceBytes.value;

export const locationOf = ({ latitude, longitude, name, address }: EnclosedPlace): Content => ({
  type: 'location',
  location: {
    latitude,
    longitude,
    name: cutTo(name, LIMITS.placeLength.value),
    address: cutTo(address, LIMITS.placeLength.value),
  },
});
