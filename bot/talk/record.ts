import type { Effect } from '../engine/effect.ts';
import type { Language } from '../engine/language.ts';
import type { Choice } from '../engine/saying.ts';
import type { Understanding } from '../engine/understanding.ts';

/** A talk as it is saved: a transcript that `test/talk/` plays in every language. */
export type Recording = {
  heard(who: string, text: string, choices: readonly Choice[], language: Language): void;
  said(who: string, key: string): void;
  recorded(effects: readonly Effect[]): void;
  waited(time: string): void;
  /** The whole transcript, ready to be written to a file. */
  print(title: string): string;
};

/** Records a talk in words that belong to no language: command words, choices by id, keys. */
export function createRecording(as: string, at: string, understanding: Understanding): Recording {
  const lines: string[] = [];
  const by = (who: string) => (who === as ? '' : `${who} `);
  return {
    heard(who, text, choices, language) {
      const command = understanding.command(text);
      const choice = understanding.choice(text, choices, language);
      const meant = command !== null ? `:${command}` : choice !== null ? `[${choice.id}]` : JSON.stringify(text);
      lines.push(`${by(who)}> ${meant}`);
    },
    said: (who, key) => lines.push(`${by(who)}< ${key}`),
    recorded(effects) {
      for (const effect of effects)
        if (effect.kind === 'record') lines.push(`! ${effect.name} ${JSON.stringify(effect.data)}`);
    },
    waited: (time) => lines.push(`@ ${time}`),
    print: (title) => `# ${title}\nas: ${as}\nat: ${at}\n\n${lines.join('\n')}\n`,
  };
}
