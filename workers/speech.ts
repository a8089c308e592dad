import type { Enclosed, Spoken } from '../bot/channels/channel.ts';
import { CALENDAR_FILE, type Enclosure } from '../bot/engine/saying.ts';
import type { Files, KeptFile, Outgoing } from '../bot/ports.ts';

/** What puts a saying into words: `bot/words.ts`. */
export type Wording = {
  say(key: string, params: Outgoing['saying']['params'], language: Outgoing['language']): string;
  label(choice: NonNullable<Outgoing['saying']['choices']>[number], language: Outgoing['language']): string;
};

/** For whoever only shows words. */
const NO_FILES: Files = { read: async () => null, entry: async () => null };

/** A file for a calendar is never as large as this: every platform takes it. */
const LARGEST_ENTRY = 262_144;

/** A committed message in the words of its language, ready for any channel to render. */
export function spokenOf(message: Outgoing, words: Wording, files: Files = NO_FILES): Spoken {
  const { conversation, to, language, turn, position, saying, isAnswer, attempts } = message;
  const offers = (saying.choices ?? []).map((choice, index) => ({
    number: index + 1,
    label: words.label(choice, language),
    icon: choice.icon ?? null,
  }));
  const text = words.say(saying.key, saying.params, language);
  const hint = offers.length === 0 ? null : words.say('engine.hint', undefined, language);
  const ref = `${conversation}:${turn}.${position}`;
  const enclosed = saying.enclosure === undefined ? null : enclosedOf(saying.enclosure, message, files);
  const meant = { key: saying.key, ...(saying.params === undefined ? {} : { params: saying.params }) };
  return { ref, to, language, turn, position, text, offers, hint, enclosed, meant, isAnswer, attempts };
}

function enclosedOf(enclosure: Enclosure, { conversation, language }: Outgoing, files: Files): Enclosed {
  if (enclosure.kind === 'place') return enclosure;
  if (enclosure.kind === 'calendar') {
    const read = () => files.entry(conversation, enclosure.about, language).then(contentOf);
    return { kind: 'file', ...CALENDAR_FILE, bytes: LARGEST_ENTRY, read };
  }
  const { id, ...rest } = enclosure;
  return { ...rest, read: () => files.read(id).then(contentOf) };
}

function contentOf(file: KeptFile | null): Uint8Array {
  if (file === null) throw new Error('the file is gone');
  return file.content;
}
