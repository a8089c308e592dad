/** The words that work everywhere, in every language. */
export const COMMANDS = ['menu', 'back', 'help', 'human', 'language', 'stop'] as const;
export type Command = (typeof COMMANDS)[number];
