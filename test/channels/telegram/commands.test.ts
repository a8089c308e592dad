import { describe, expect, it } from 'vitest';
import { commandLists } from '../../../bot/channels/telegram/commands.ts';
import { LIMITS } from '../../../bot/channels/telegram/limits.ts';
import { LANGUAGES } from '../../../bot/engine/language.ts';
import { COMMANDS } from '../../../bot/engine/six-words.ts';
import { theHouse, words } from '../../talk/house.ts';

const lists = commandLists((command, language) => words.say(`telegram.${command}`, undefined, language));

describe('the commands that Telegram shows', () => {
  it('are the six words in every language, and in Dutch for all others', () => {
    expect(lists.map(({ language_code }) => language_code)).toEqual([undefined, ...LANGUAGES]);
    for (const { commands, scope } of lists) {
      expect(commands.map(({ command }) => command)).toEqual(COMMANDS);
      expect(scope).toEqual({ type: 'all_private_chats' });
    }
  });

  it.each(COMMANDS)('/%s is a name that Telegram takes, and the house understands it', (command) => {
    expect(command).toMatch(/^[a-z0-9_]+$/u);
    expect(command.length).toBeLessThanOrEqual(LIMITS.commandName.value);
    expect(theHouse.understanding.command(command)).toBe(command);
  });

  it.each(LANGUAGES)('are described in a few words in %s', (language) => {
    const descriptions = lists.find(({ language_code }) => language_code === language)?.commands ?? [];
    for (const { description } of descriptions) {
      expect(description.length).toBeGreaterThanOrEqual(3);
      expect(description.length).toBeLessThanOrEqual(60);
    }
    expect(new Set(descriptions.map(({ description }) => description)).size).toBe(COMMANDS.length);
  });
});
