import { topicOf } from '../capabilities/social-map/topics.ts';
import { linkIn } from '../engine/deep-link.ts';
import type { Inbound } from '../engine/inbound.ts';
import type { Language } from '../engine/language.ts';
import type { Choice, Saying } from '../engine/saying.ts';
import type { Understanding } from '../engine/understanding.ts';
import type { Mark, ThreadLine } from '../ports.ts';
import {
  after,
  choiceMade,
  commandGiven,
  type KeptTurn,
  OPENING,
  type Scene,
  speaksOfDanger,
  turnsOf,
} from './meant.ts';
import { type Happened, noteOn } from './notes.ts';
import type { Both, Speech } from './speech.ts';
import { TEXTS } from './texts.ts';
import { ABSENCE_TEXTS } from './texts-absence.ts';

type Line = Mark & {
  readonly at: string;
  readonly language: Language;
  /** It may tell of her health, and stands here or is hidden. */
  readonly delicate: ThreadLine['delicate'] | null;
};

/** A button under a question, or the one that was chosen. */
export type Button = Both & { readonly icon: string | null };

/** Something that came from the resident: her own words, what they meant, and what else has to be said about it. */
export type FromResident = Line & {
  readonly kind: 'resident';
  /** As she wrote it; null where she pressed a button or sent something without words. */
  readonly written: string | null;
  readonly meant: Button | null;
  readonly remark: string | null;
  /** What she sent beside words; it can be opened by the number of its turn. */
  readonly sent: 'file' | 'voice' | null;
  readonly danger: boolean;
};

/** Something that was said to the resident, by the bot or (with a name) by staff. */
export type ToResident = Line & {
  readonly kind: 'said';
  readonly by: string | null;
  readonly words: Both;
  readonly buttons: readonly Button[];
  readonly delivery: ThreadLine['delivery'];
};

/** Something that happened and that nobody said: a small grey line. */
export type Note = Line & Happened & { readonly kind: 'note' };

export type Entry = FromResident | ToResident | Note;

/** What it takes to read a conversation. */
export type Reader = {
  readonly speech: Speech;
  readonly understanding: Pick<Understanding, 'choice' | 'command'>;
  readonly colleagues: ReadonlyMap<string, string>;
};

/** The lines of a conversation as staff read them: in Dutch, with what was meant, oldest first. */
export function read(lines: readonly ThreadLine[], reader: Reader): Entry[] {
  let scene = OPENING;
  return turnsOf(lines).flatMap((turn) => {
    const entries = [...cameIn(turn, scene, reader), ...turn.said.map((line) => wasSaid(line, turn, reader))];
    scene = after(scene, turn);
    return entries;
  });
}

const lineOf = ({ turn, position, at, language, delicate }: ThreadLine): Line => ({
  ...{ turn, position, at, language },
  delicate: delicate ?? null,
});

/** That something came in, and nothing of it. */
const HIDDEN = { written: null, meant: null, sent: null, remark: ABSENCE_TEXTS.hidden, danger: false } as const;

function cameIn(turn: KeptTurn, scene: Scene, reader: Reader): Entry[] {
  const { line, inbound } = turn;
  if (line === null || inbound === null) return [];
  if (line.delicate === 'hidden' && inbound.kind !== 'staff-reply')
    return [{ ...lineOf(line), kind: 'resident', ...HIDDEN }];
  const note = noteOn(inbound, reader);
  if (note !== null) return [{ ...lineOf(line), kind: 'note', ...note }];
  const shown = fromResident(inbound);
  if (shown === null) return [];
  const meant = meaningOf(turn, scene, line.language, reader);
  const stale = turn.said.some(({ saying }) => saying.key === 'engine.stale');
  const remark = stale ? TEXTS.thread.oldButton : shown.remark;
  return [
    { ...lineOf(line), kind: 'resident', ...shown, remark, sent: sentIn(inbound), meant, danger: speaksOfDanger(turn) },
  ];
}

/** The choice she made, the link she scanned or the command she gave, in words; null where her own words speak. */
function meaningOf(turn: KeptTurn, scene: Scene, language: Language, reader: Reader): Button | null {
  const link = turn.inbound?.kind === 'text' ? linkIn(turn.inbound.text) : null;
  if (link !== null) return buttonOf(topicOf(link), link.language, reader.speech);
  const choice = choiceMade(turn, scene, reader.understanding, language);
  if (choice !== null) return buttonOf(choice, language, reader.speech);
  const command = commandGiven(turn, scene, reader.understanding);
  return command === null ? null : { dutch: TEXTS.commands[command], own: null, icon: null };
}

const sentIn = ({ kind }: Inbound): FromResident['sent'] => (kind === 'file' || kind === 'voice' ? kind : null);

/** Her own words, and what was no words; null for what did not come from her. */
function fromResident(inbound: Inbound): Pick<FromResident, 'written' | 'remark'> | null {
  const { thread } = TEXTS;
  switch (inbound.kind) {
    case 'text':
      return linkIn(inbound.text) === null
        ? { written: inbound.text, remark: null }
        : { written: null, remark: thread.scanned };
    case 'edited':
      return { written: inbound.text, remark: thread.edited };
    case 'choice':
      return { written: null, remark: thread.pressed };
    case 'file':
      return { written: inbound.caption ?? null, remark: thread.file(inbound.name) };
    case 'voice':
      return { written: null, remark: thread.voice(inbound.seconds) };
    case 'unsupported':
      return { written: null, remark: thread.unsupported };
    default:
      return null;
  }
}

const buttonOf = (choice: Choice, language: Language, speech: Speech): Button => ({
  ...speech.chosen(choice, language),
  icon: choice.icon ?? null,
});

/** What was said; staff's own words stand without the sentence in which the resident received them. */
function wasSaid(line: ThreadLine & { readonly saying: Saying }, { inbound }: KeptTurn, reader: Reader): ToResident {
  const { saying, language, delivery } = line;
  const { speech, colleagues } = reader;
  if (line.delicate === 'hidden') {
    const by = inbound?.kind === 'staff-reply' ? inbound.name : null;
    return {
      ...lineOf(line),
      kind: 'said',
      by,
      words: { dutch: ABSENCE_TEXTS.hidden, own: null },
      buttons: [],
      delivery,
    };
  }
  const words = speech.said(saying, language);
  const buttons = (saying.choices ?? []).map((choice) => buttonOf(choice, language, speech));
  const common = { ...lineOf(line), kind: 'said', buttons, delivery } as const;
  if (inbound?.kind === 'staff-reply') return { ...common, by: inbound.name, words: { ...words, dutch: inbound.text } };
  if (inbound?.kind === 'staff-phrase')
    return { ...common, by: colleagues.get(inbound.staff) ?? TEXTS.thread.someone, words };
  return { ...common, by: null, words };
}
