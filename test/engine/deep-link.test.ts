import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOMAINS } from '../../bot/capabilities/social-map/facts.ts';
import { topicOf } from '../../bot/capabilities/social-map/topics.ts';
import { ANY_TOPIC, codeOfLink, linkIn, linkOfCode, messageOfLink } from '../../bot/engine/deep-link.ts';
import { LANGUAGES } from '../../bot/engine/language.ts';
import type { Person } from '../../bot/engine/person.ts';
import { DEFAULT_QUIET_HOURS } from '../../bot/engine/quiet-hours.ts';
import { route } from '../../bot/engine/route.ts';
import { newSession } from '../../bot/engine/session.ts';
import { theHouse, words } from '../talk/house.ts';

const PERSON: Person = {
  id: 'newcomer',
  name: null,
  language: null,
  roles: ['resident'],
  zone: 'Europe/Amsterdam',
  quiet: DEFAULT_QUIET_HOURS,
  consented: false,
  stopped: false,
};
const LINKS = LANGUAGES.flatMap((language) => [...DOMAINS, ANY_TOPIC].map((topic) => ({ language, topic })));

describe('a link on paper', () => {
  it('is read back from its code and from its message, whatever stands before it', () => {
    for (const link of LINKS) {
      expect(linkOfCode(codeOfLink(link))).toEqual(link);
      const message = messageOfLink(link);
      const { icon, label } = topicOf(link);
      const before = ['', `${icon} `, `${words.say(label, undefined, link.language)}\n`, '\u200f'];
      for (const text of before) expect(linkIn(`${text}${message}`)).toEqual(link);
      expect(linkIn(`${message.toUpperCase()} `)).toEqual(link);
    }
  });

  it('fits what Telegram takes behind /start', () => {
    for (const link of LINKS) expect(codeOfLink(link)).toMatch(/^[\w-]{1,64}$/u);
  });

  it('is no other message: not an invitation, a hashtag, a language that is none of ours, or something longer', () => {
    const others = ['', '#money', 'ar-money', '#de-money', '#ar-', '#ar-money!', '#ar-money en nog iets', 'x#ar-money'];
    for (const text of [...others, `${'x'.repeat(300)} #ar-money`]) expect(linkIn(text), text).toBeNull();
    for (const code of ['k3y-Q_9', 'K7-abcD', 'de-money', 'ar-Money', 'ar-money1']) expect(linkOfCode(code)).toBeNull();
  });

  it('is found or not found in anything, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const link = linkIn(text);
        expect(link === null || text.toLowerCase().includes(messageOfLink(link))).toBe(true);
      }),
    );
  });

  it('speaks of no danger, in whatever language and with whatever picture', () => {
    for (const link of LINKS) {
      const text = `${topicOf(link).icon} ${messageOfLink(link)}`;
      expect(route(theHouse, newSession(PERSON), { kind: 'text', text })).toEqual({ kind: 'link', link });
    }
  });
});

it('a topic that the house has given up since is called and answered as a question for help', () => {
  expect(topicOf({ topic: 'pets' })).toEqual({ id: 'help', label: 'social-map.menu', icon: '🔎' });
  expect(theHouse.rooms.flatMap((room) => room.opens?.({ intent: 'help', domain: 'pets' }) ?? [])).toMatchObject([
    { room: 'social-map', step: 'start' },
  ]);
});
