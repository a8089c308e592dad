import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Offer } from '../../../../bot/channels/channel.ts';
import { render } from '../../../../bot/channels/whatsapp/cloud/render.ts';
import { shownOf } from './graph-api/contents.ts';
import { spoken } from './opened.ts';

const offer = (number: number, label: string, icon: string | null = null): Offer => ({ number, label, icon });
const many = (count: number, label = 'Ja') =>
  Array.from({ length: count }, (_, index) => offer(index + 1, `${label} ${index}`));
const HINT = 'Antwoord met een nummer.';

/** What would stand on the telephone; throws where Meta would refuse it. */
const shownFor = (message: Parameters<typeof spoken>[0]) =>
  (render(spoken(message), 'Kies') ?? []).map((part) => shownOf(part, { media: () => undefined, approved: [] }));

describe('a message', () => {
  it('is one text, without a preview', () => {
    expect(render(spoken({ text: 'Bel 112. https://buurtmus.example' }), 'Kies')).toEqual([
      { type: 'text', text: { body: 'Bel 112. https://buurtmus.example', preview_url: false } },
    ]);
  });

  it('has up to three short choices as buttons that bring back turn and number', () => {
    const offers = [offer(1, 'Ik ben ziek', '🤒'), offer(2, 'Iets anders')];
    expect(render(spoken({ offers, hint: HINT }), 'Kies')).toEqual([
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: 'Waarom kunt u niet komen?' },
          action: {
            buttons: [
              { type: 'reply', reply: { id: '12.1', title: '1. 🤒 Ik ben ziek' } },
              { type: 'reply', reply: { id: '12.2', title: '2. Iets anders' } },
            ],
          },
        },
      },
    ]);
  });

  it('has more choices, or longer ones, in a list', () => {
    const [shown] = shownFor({ offers: many(5), hint: HINT });
    expect(shown).toMatchObject({ kind: 'list', listLabel: 'Kies', text: 'Waarom kunt u niet komen?' });
    expect(shown?.buttons.map(({ id }) => id)).toEqual(['12.1', '12.2', '12.3', '12.4', '12.5']);
    expect(shownFor({ offers: [offer(1, 'Een andere afspraak')] })[0]).toMatchObject({ kind: 'list' });
  });

  it('says a label that is too long for its row once more below it', () => {
    const label = 'Politie (Bouwlust, Vrederust, Gaarden en Dreven)';
    expect(shownFor({ offers: [offer(3, label, '🏛️')] })[0]?.buttons).toEqual([
      { id: '12.3', title: '3. 🏛️ Politie (Bouwlus…', description: label },
    ]);
  });

  it.each<[string, readonly Offer[]]>([
    ['more than ten', many(11)],
    [
      'too long for any row',
      [offer(1, 'Ik weet nog niet of ik kan komen, want mijn oudste dochter heeft die dag een afspraak')],
    ],
  ])('has its choices as numbers where they are %s', (_, offers) => {
    const [shown] = shownFor({ offers, hint: HINT });
    expect(shown).toMatchObject({ kind: 'text', buttons: [] });
    for (const { number, label } of offers) expect(shown?.text).toContain(`${number}. ${label}`);
    expect(shown?.text.endsWith(HINT)).toBe(true);
  });

  it('has its choices under its end when it is long', () => {
    const shown = shownFor({ text: 'Dit is een zin. '.repeat(300), offers: many(2) });
    expect(shown.map(({ kind }) => kind)).toEqual(['text', 'text', 'text', 'text', 'buttons']);
    expect(shown.map(({ text }) => text).join(' ')).toBe('Dit is een zin. '.repeat(300).trim());
  });

  it('is split where it reads well', () => {
    const shown = shownFor({ text: 'Dit is een zin. '.repeat(600) });
    expect(shown.map(({ text }) => text.length <= 4_096 && text.endsWith('zin.'))).toEqual([true, true, true]);
  });

  it('always has some words, because WhatsApp refuses one without', () => {
    expect(shownFor({ text: ' \n' })).toMatchObject([{ kind: 'text', text: '…' }]);
    expect(shownFor({ text: '', offers: many(2) })).toMatchObject([{ kind: 'buttons', text: '…' }]);
  });

  it('reads from right to left where it is written so', () => {
    const text = 'لماذا لا تستطيع الحضور؟ \u206831-12-2026\u2069';
    expect(shownFor({ text, language: 'ar', offers: [offer(1, 'أنا مريض', '🤒')] })).toMatchObject([
      { text, buttons: [{ title: '1. 🤒 أنا مريض' }] },
    ]);
  });
});

const wildLabel = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }),
  fc.constant('👨‍👩‍👧‍👦'.repeat(9)),
);

it('is something that Meta takes, whatever is said', () => {
  const offers = fc.array(fc.record({ label: wildLabel, icon: fc.constantFrom(null, '🤒', '🏛️') }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 9_000 }), offers, (text, some) => {
      const numbered = some.map((one, index) => ({ ...one, number: index + 1 }));
      expect(shownFor({ text, offers: numbered, hint: HINT }).length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

describe('what goes along', () => {
  const file = {
    kind: 'file',
    name: 'cv.pdf',
    type: 'application/pdf',
    bytes: 9,
    read: async () => new Uint8Array(),
  } as const;
  const place = { kind: 'place', name: 'De Mussen', address: 'Plein 1', latitude: 52.06, longitude: 4.28 } as const;
  const partsOf = (message: Parameters<typeof spoken>[0]) =>
    (render(spoken(message), 'Kies') ?? []).map(({ type }) => type);

  it.each<[string, Parameters<typeof spoken>[0], readonly string[]]>([
    ['a file with few words: one message', { enclosed: file }, ['file']],
    ['a file with choices: the choices last', { enclosed: file, offers: many(2) }, ['file', 'interactive']],
    ['a file with many words', { enclosed: file, text: 'x '.repeat(900) }, ['file', 'text']],
    ['a file alone', { enclosed: file, text: '' }, ['file']],
    ['a recording, which has no caption', { enclosed: { ...file, type: 'audio/ogg; codecs=opus' } }, ['file', 'text']],
    ['a place: first the pin', { enclosed: place }, ['location', 'text']],
    ['a place alone', { enclosed: place, text: '' }, ['location']],
  ])('%s', (_, message, parts) => expect(partsOf(message)).toEqual(parts));

  it.each<[string, object]>([
    ['of a type that Meta does not know', { type: 'application/zip' }],
    ['too large for its type', { type: 'image/jpeg', bytes: 6_000_000 }],
  ])('is never a file %s', (_, more) => expect(render(spoken({ enclosed: { ...file, ...more } }), 'Kies')).toBeNull());
});
