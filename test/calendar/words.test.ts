import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../bot/engine/language.ts';
import { theHouse, words } from '../talk/house.ts';

const QUOTED = /[“„«]([^“”„«»]+)[”“»]/u;
const PROMISES = ['calendar.page-stop', 'calendar.page-gone', 'my-data.known-calendar'];

describe.each(LANGUAGES)('the word for her calendar, in %s', (language) => {
  it.each(PROMISES)('leads to it, as %s promises', (key) => {
    const [, word = ''] = QUOTED.exec(words.say(key, { day: '2026-11-22T10:00' }, language)) ?? [];
    expect(theHouse.understanding.meaning(word, language)).toMatchObject({ intent: 'calendar' });
    expect(theHouse.understanding.command(word)).toBeNull();
  });
});
