import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../bot/engine/language.ts';
import { theHouse, words } from '../../talk/house.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const textsOf = (language: Language): Record<string, string> =>
  JSON.parse(readFileSync(join(ROOT, 'locales', language, 'web.json'), 'utf8'));
/** On the narrowest phone a fifth of the bar holds this many letters. */
const BAR_LENGTH = 11;

describe.each(LANGUAGES)('the texts of the page in %s', (language) => {
  const texts = textsOf(language);

  it('are complete', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(textsOf('nl')));
    expect(Object.values(texts).filter((text) => text.trim() === '')).toEqual([]);
  });

  it.each(['menu', 'back', 'human', 'language'] as const)('say a word for %s that works', (command) => {
    const word = words.say(`web.${command}`, undefined, language);
    expect(theHouse.understanding.command(word)).toBe(command);
    expect(word.length).toBeLessThanOrEqual(BAR_LENGTH);
  });

  it('let "start" begin, whoever is invited', () => {
    expect(theHouse.understanding.command('start')).toBe('menu');
  });
});

const PAGE = join(ROOT, 'bot/channels/web/page');

describe.each(readdirSync(PAGE).filter((file) => file.endsWith('.js')))('the script %s', (file) => {
  it('is nothing that an old phone cannot read', () => {
    const script = readFileSync(join(PAGE, file), 'utf8');
    const newer =
      /\?\.[\w[(]|\?\?|\.\.\.|\basync\b|\bawait\b|\bimport\b|\bexport\b|catch \{|\d_\d|\.at\(|replaceAll|randomUUID/gu;
    expect(script.match(newer) ?? []).toEqual([]);
  });
});
