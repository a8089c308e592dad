import type { Language } from '../../../bot/engine/language.ts';
import type { Choice, Enclosure, Saying } from '../../../bot/engine/saying.ts';
import { words } from '../../talk/house.ts';

/** The words of the house, and those of sayings whose words a test brings along. */
export const wording = {
  say: (key: string, params: Saying['params'], language: Language): string =>
    key === 'test.words' ? String(params?.text) : words.say(key, params, language),
  label: (choice: Choice, language: Language): string =>
    choice.label === 'test.label' ? String(choice.params?.label) : words.label(choice, language),
};

/** Something that a test has the house say. Whatever is chosen leads to the menu. */
export function inWords(text: string, labels: readonly string[] = [], enclosure?: Enclosure): Saying {
  const choices = labels.map(
    (label, at): Choice => ({ id: `${at}`, label: 'test.label', params: { label }, command: 'menu' }),
  );
  return {
    key: 'test.words',
    params: { text },
    ...(choices.length === 0 ? {} : { choices }),
    ...(enclosure === undefined ? {} : { enclosure }),
  };
}
