import { topicOf } from '../../capabilities/social-map/topics.ts';
import { linkIn } from '../../engine/deep-link.ts';
import { type Inbound, isFromPerson } from '../../engine/inbound.ts';
import { HOUSE_LANGUAGE, type Language } from '../../engine/language.ts';
import type { Choice, Params, Saying } from '../../engine/saying.ts';
import type { Mark, ThreadLine } from '../../ports.ts';
import { enclosedIn, type Shown } from './enclosed.ts';
import type { SentFile } from './files.ts';
import { linkify, type Part } from './linkify.ts';

/** The words of the house, in a language. */
export type Words = {
  say(key: string, params: Params | undefined, language: Language): string;
  label(choice: Choice, language: Language): string;
};

/** A choice as a button: `{ "value": "12.2", "number": 2, "icon": "🤒", "label": "Ik ben ziek" }`. */
export type Button = {
  readonly value: string;
  readonly number: number;
  readonly icon: string | null;
  readonly label: string;
};

/** A line of the conversation as the page shows it. */
export type Bubble = {
  /** `12.1`: the name of the line on the page and in the stream. */
  readonly mark: string;
  readonly turn: number;
  readonly who: 'me' | 'bot' | 'person';
  /** Null for what a person typed: it may be in any language. */
  readonly language: Language | null;
  readonly parts: readonly Part[];
  readonly enclosed: Shown | null;
  /** Only where the question is still open. */
  readonly buttons: readonly Button[];
  readonly at: string;
  /** The id that the page gave to its own message. */
  readonly id: string | null;
};

/** What is to be shown, and what is known around it. */
export type Talk = {
  readonly lines: readonly ThreadLine[];
  readonly askedTurn: number | null;
  /** Where a picked number finds its question: these lines and perhaps earlier ones. */
  readonly context: readonly ThreadLine[];
  /** What became of the files among these lines. */
  readonly sent: readonly SentFile[];
  /** Hears of a line for which there are no words. */
  readonly speechless: (error: unknown) => void;
};

export const markOf = ({ turn, position }: Mark): string => `${turn}.${position}`;

const MARK = /^(\d{1,9})\.(\d{1,4})$/u;

/** `"12.1"` as a mark; null for anything else. */
export function markIn(text: string | undefined): Mark | null {
  const [, turn, position] = MARK.exec(text ?? '') ?? [];
  return turn === undefined ? null : { turn: Number(turn), position: Number(position) };
}

/** Where a language lacks a text, the house's own has it: half a dialogue helps nobody. */
function orInDutch({ say, label }: Words, speechless: Talk['speechless']): Words {
  const either = (language: Language, words: (language: Language) => string): string => {
    try {
      return words(language);
    } catch (error) {
      speechless(error);
      return words(HOUSE_LANGUAGE);
    }
  };
  return {
    say: (key, params, language) => either(language, (one) => say(key, params, one)),
    label: (choice, language) => either(language, (one) => label(choice, one)),
  };
}

/** The line that asked in this turn: the last one with choices. */
const questionIn = (lines: readonly ThreadLine[], turn: number): ThreadLine | undefined =>
  lines.findLast((line) => line.turn === turn && line.saying?.choices !== undefined);

/** Turns out the marks with which one text reorders another. */
const REORDERING = /[\u202A-\u202E\u2066-\u2069]/gu;

const plain = (text: string): readonly Part[] => [{ text: text.replace(REORDERING, ''), href: null }];

/** What she wrote. A link from paper reads as the topic that it opens, for nobody can read its code. */
function written(text: string, words: Words): Pick<Bubble, 'language' | 'parts'> {
  const link = linkIn(text);
  if (link === null) return { language: null, parts: plain(text) };
  const topic = topicOf(link);
  return { language: link.language, parts: plain(`${topic.icon} ${words.label(topic, link.language)}`) };
}

/** What came in from the person, in words. A picked choice reads as it stood on its button. */
function heard(inbound: Inbound, context: readonly ThreadLine[], words: Words): Pick<Bubble, 'language' | 'parts'> {
  switch (inbound.kind) {
    case 'choice': {
      const question = questionIn(context, inbound.turn);
      const choice = question?.saying?.choices?.[inbound.number - 1];
      if (question === undefined || choice === undefined) return { language: null, parts: plain(`${inbound.number}`) };
      return { language: question.language, parts: plain(words.label(choice, question.language)) };
    }
    case 'text':
    case 'edited':
      return written(inbound.text, words);
    case 'file':
      return { language: null, parts: plain(inbound.caption ?? '') };
    default:
      return { language: null, parts: plain(inbound.kind === 'voice' ? '' : '…') };
  }
}

/** Staff speak through the desk of the engine; but for the one line in which the bot says that it is back. */
const speakerOf = ({ key }: Saying): Bubble['who'] =>
  key.startsWith('desk.') && key !== 'desk.bot-back' ? 'person' : 'bot';

const buttonsOf = (line: ThreadLine, words: Words): Button[] =>
  (line.saying?.choices ?? []).map((choice, at) => ({
    value: `${line.turn}.${at + 1}`,
    number: at + 1,
    icon: choice.icon ?? null,
    label: words.label(choice, line.language),
  }));

function bubbleOf(line: ThreadLine, { askedTurn, lines, context, sent }: Talk, words: Words): Bubble | null {
  const { saying, inbound, language, turn, position, at } = line;
  const common = { mark: markOf(line), turn, at, enclosed: enclosedIn(line, sent) };
  if (saying !== null) {
    const asks = turn === askedTurn && position === questionIn(lines, turn)?.position;
    return {
      ...common,
      who: speakerOf(saying),
      language,
      parts: linkify(words.say(saying.key, saying.params, language), saying.params),
      buttons: asks ? buttonsOf(line, words) : [],
      id: null,
    };
  }
  if (inbound === null || !isFromPerson(inbound)) return null;
  const id = line.key?.startsWith('web:') ? line.key.slice('web:'.length) : null;
  return { ...common, who: 'me', ...heard(inbound, context, words), buttons: [], id };
}

/**
 * Lines of a conversation as the page shows them. What only the house should know of is left out, and so is a line
 * whose text the house has given up since: an old line must not take the page away.
 */
export const bubblesOf = (talk: Talk, words: Words): Bubble[] =>
  talk.lines.flatMap((line) => {
    try {
      return bubbleOf(line, talk, orInDutch(words, talk.speechless)) ?? [];
    } catch {
      return [];
    }
  });
