import type { Inbound } from '../../bot/engine/inbound.ts';
import { LANGUAGES, type Language } from '../../bot/engine/language.ts';
import type { Choice } from '../../bot/engine/saying.ts';
import type { Command } from '../../bot/engine/six-words.ts';
import type { Outgoing } from '../../bot/ports.ts';
import { lexicons, words } from './house.ts';
import { readSentences, type Saying } from './read.ts';

/** Numbers as a reader of the language may type them. */
const DIGITS: Readonly<Partial<Record<Language, string>>> = { ar: '٠١٢٣٤٥٦٧٨٩', ti: '0፩፪፫፬፭፮፯፰፱' };

const inDigits = (number: number, language: Language): string =>
  [...(DIGITS[language] ?? '0123456789')][number] as string;

/** Each language picks in its own way, so that all ways are played: by number, by word, by button. */
function pick(choice: Choice, at: number, asked: Outgoing, language: Language): Inbound {
  const way = LANGUAGES.indexOf(language) % 3;
  if (way === 1) return { kind: 'choice', turn: asked.turn, number: at + 1 };
  if (way === 2) return { kind: 'text', text: words.label(choice, language) };
  return { kind: 'text', text: inDigits(at + 1, language) };
}

function sentence(name: string, language: Language, where: string): string {
  const text = readSentences(language)[name];
  if (text === undefined) throw new Error(`${where}: ${language} has no sentence ${name}`);
  return text;
}

/** A line of a transcript as this language says it. */
export function spoken(saying: Saying, language: Language, last: Outgoing | undefined, where: string): Inbound {
  switch (saying.kind) {
    case 'text':
      return { kind: 'text', text: saying.text };
    case 'command':
      return { kind: 'text', text: lexicons[language].commands[saying.command as Command]?.[0] ?? saying.command };
    case 'sentence':
      return { kind: 'text', text: sentence(saying.name, language, where) };
    case 'file': {
      const { name, caption } = saying;
      const file = { kind: 'file', id: `lies-as-${name}`, name, bytes: 50_000 } as const;
      return caption === null ? file : { ...file, caption: sentence(caption, language, where) };
    }
    case 'choice': {
      const choices = last?.saying.choices ?? [];
      const at = choices.findIndex(({ id }) => id === saying.id || id.endsWith(saying.id));
      const choice = choices[at];
      if (choice === undefined || last === undefined)
        throw new Error(`${where}: ${saying.id} is not among ${choices.map(({ id }) => id)}`);
      return pick(choice, at, last, language);
    }
  }
}
