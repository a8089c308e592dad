import { HOUSE_LANGUAGE, LANGUAGES, type Language } from '../../engine/language.ts';
import { COMMANDS, type Command } from '../../engine/six-words.ts';
import { cutTo } from '../split.ts';
import type { SetMyCommands } from './api.ts';
import { LIMITS } from './limits.ts';

/** What a command does, in the words of a language: `telegram.back` in `locales/`. */
export type Describe = (command: Command, language: Language) => string;

/**
 * The list that Telegram shows under "/": the six words, under their English names because a name is made of a-z,
 * each described in the language of the reader's telephone. Whose language is not ours reads Dutch.
 */
export const commandLists = (describe: Describe): readonly SetMyCommands[] => [
  listIn(HOUSE_LANGUAGE, describe),
  ...LANGUAGES.map((language) => ({ ...listIn(language, describe), language_code: language })),
];

const listIn = (language: Language, describe: Describe): SetMyCommands => ({
  commands: COMMANDS.map((command) => ({
    command,
    description: cutTo(describe(command, language), LIMITS.commandDescription.value),
  })),
  scope: { type: 'all_private_chats' },
});
