import fc from 'fast-check';
import { PHRASES } from '../../bot/engine/desk.ts';
import type { Inbound } from '../../bot/engine/inbound.ts';
import { LANGUAGES } from '../../bot/engine/language.ts';
import type { Place } from '../../bot/engine/saying.ts';
import { lexicons } from '../talk/house.ts';
import { readSentences } from '../talk/read.ts';

const MEETING = {
  match: 'somewhere',
  starts: '2026-11-24T14:00',
  place: 'De Mussen, kamer 3',
  name: 'Willem',
  as: 'mentee',
};
const NEWS = { name: 'Huda', day: '2026-11-24', time: '2026-11-24T14:00', until: { key: 'absence.for-once' } };
/** Where a nudge may lead: what mentoring says first, and a room that the house has given up since. */
const NUDGED: readonly Place[] = [
  ...['reminder', 'reminder-absent', 'check-in'].map((step) => ({ room: 'mentoring', step, data: MEETING })),
  { room: 'cv-desk', step: 'feedback', data: { version: 'version' } },
  { room: 'cv-desk', step: 'outcome', data: { id: 'came-back', version: 'version' } },
  { room: 'mentoring', step: 'gone', data: {} },
  { room: 'gone', step: 'start', data: {} },
];

/** Where somebody is led of whose file it turned out that nobody can read it. */
const REFUSED: Place = { room: 'cv-desk', step: 'again', data: { id: 'waits' } };

const known = LANGUAGES.flatMap((language) => {
  const { commands, yes, no } = lexicons[language];
  return [...Object.values(readSentences(language)), ...Object.values(commands).flat(), ...yes, ...no];
});

const words = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...known) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('0', '1', '2', '٣', '4️⃣', '፭', '9', '11', '👍', '🤒', '', '   ', '\0', '\u200f'),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'a'.repeat(100_000),
      '\u0301'.repeat(5_000),
      'ik '.repeat(3_000),
      '{{name}}',
      '$t(engine.menu)',
    ),
  },
);

const staff = { staff: 'somebody', name: 'Petra' };

/** Whatever may knock. A button names a turn of late, or one that never was. */
export const anyInbound: fc.Arbitrary<Inbound> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('text' as const), text: words }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('choice' as const),
      turn: fc.integer({ min: -1, max: 30 }),
      number: fc.integer({ min: -1, max: 8 }),
    }),
  },
  fc.record({ kind: fc.constant('edited' as const), text: words }),
  fc.record({ kind: fc.constant('unsupported' as const), what: fc.string() }),
  fc.record({ kind: fc.constant('voice' as const), id: fc.string(), seconds: fc.nat() }),
  fc.record(
    {
      kind: fc.constant('file' as const),
      id: fc.string(),
      name: fc.oneof(fc.string(), fc.constantFrom('photo.jpg', 'cv.pdf', 'Motivatiebrief.docx')),
      bytes: fc.nat(),
      caption: words,
    },
    { requiredKeys: ['kind', 'id', 'name', 'bytes'] },
  ),
  fc.record({
    kind: fc.constant('nudge-due' as const),
    place: fc.constantFrom(...NUDGED),
    expires: fc.constantFrom('2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z'),
  }),
  fc.record({ kind: fc.constant('news' as const), key: fc.constant('absence.news'), params: fc.constant(NEWS) }),
  fc.constant({ kind: 'result' as const, key: 'my-data.wiped-left', params: {} }),
  fc.constant({ kind: 'result' as const, key: 'cv-desk.refused-locked', params: {}, place: REFUSED }),
  fc.record({
    kind: fc.constant('effect-refused' as const),
    effect: fc.string(),
    reason: fc.constantFrom('gone', 'already'),
  }),
  fc.constantFrom<Inbound[]>(
    { kind: 'staff-take', ...staff },
    { kind: 'staff-reply', ...staff, text: 'Dag, ik bel u zo.' },
    { kind: 'staff-hand-back', staff: staff.staff },
    ...PHRASES.map((phrase): Inbound => ({ kind: 'staff-phrase', staff: staff.staff, key: `desk.${phrase}` })),
  ),
);
