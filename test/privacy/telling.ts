import { randomUUID } from 'node:crypto';
import type { Inbound } from '../../bot/engine/inbound.ts';
import type { Language } from '../../bot/engine/language.ts';
import type { Choice } from '../../bot/engine/saying.ts';
import type { From } from '../../bot/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import type { AdminHouse } from '../admin/house.ts';
import { postgresStores } from '../stores/playing.ts';
import { HUDAS_MATCH } from '../stores/reports.ts';
import { type Delicate, SENTENCES } from './sentences.ts';

/** Somebody of each language, all of whom have something planned. */
const SPEAKERS: Readonly<Record<Language, (typeof PEOPLE)[keyof typeof PEOPLE]>> = {
  nl: PEOPLE.willem,
  en: PEOPLE.bilal,
  tr: PEOPLE.emine,
  ar: PEOPLE.huda,
  bg: PEOPLE.stefka,
  pl: PEOPLE.katarzyna,
  ti: PEOPLE.selam,
};
const nameOf = (language: Language): string => `says-${language}`;
/** A phone that Jamila and Daan share. */
const SHARED = 'shared';

/** A way in which delicate words come into the house. */
export type Way = (house: AdminHouse, said: Delicate) => Promise<void>;

const DAY_MS = 24 * 60 * 60 * 1_000;

const text = (words: string): Inbound => ({ kind: 'text', text: words });
const knock = ({ playing }: AdminHouse, from: From, inbound: Inbound) =>
  playing.knock({ from, arrival: { key: randomUUID(), inbound } });
const hears = (house: AdminHouse, { language }: Delicate, inbound: Inbound) =>
  knock(house, { address: { channel: 'web', id: nameOf(language) } }, inbound);

/** Everybody who speaks here has written before, and has agreed. */
export async function joinAll({ fresh }: AdminHouse): Promise<void> {
  const stores = postgresStores(fresh.database);
  for (const [language, { id }] of Object.entries(SPEAKERS))
    await stores.join(id, nameOf(language as Language), language);
  const { prisma } = fresh.database;
  await stores.join(PEOPLE.jamila.id, SHARED, 'ar');
  const { id: addressId } = await prisma.address.findFirstOrThrow({ where: { external: SHARED } });
  await prisma.conversation.create({ data: { personId: PEOPLE.daan.id, addressId } });
}

/** Presses the first choice of the question asked last at an address for which this is true. */
async function press(house: AdminHouse, id: string, wanted: (choice: Choice, at: number) => boolean): Promise<void> {
  const last = house.playing.said.findLast(({ to, saying }) => to === id && saying.choices !== undefined);
  const number = (last?.saying.choices ?? []).findIndex(wanted) + 1;
  if (last === undefined || number === 0) throw new Error(`no such choice under ${last?.saying.key}`);
  await knock(house, { address: { channel: 'web', id } }, { kind: 'choice', turn: last.turn, number });
}

const rest = (house: AdminHouse, said: Delicate) => hears(house, said, text('menu'));
/** Nothing is reported yet: what was said before would say that everything is. */
const unreported = ({ fresh }: AdminHouse) => fresh.database.pool.query('DELETE FROM absence');

const lastKey = ({ playing }: AdminHouse, id: string): string =>
  playing.said.findLast(({ to }) => to === id)?.saying.key ?? '';

/** Fails where she was asked something else at last. */
function expectAsked(house: AdminHouse, id: string, key: string): void {
  const asked = lastKey(house, id);
  if (asked !== key) throw new Error(`${id} was asked ${asked} and not ${key}`);
}

async function asReason(house: AdminHouse, said: Delicate): Promise<void> {
  await unreported(house);
  await rest(house, said);
  const name = nameOf(said.language);
  await press(house, name, ({ id }) => id === 'absence');
  await press(house, name, (_, at) => at === 0);
  expectAsked(house, name, 'absence.reason');
  await hears(house, said, text(said.text));
}

async function asFirstWord(house: AdminHouse, said: Delicate): Promise<void> {
  await unreported(house);
  await rest(house, said);
  await hears(house, said, text(said.text));
}

/** Somebody whom nobody knows, and who has not agreed to anything. */
const asNewcomer: Way = (house, { text: words }) =>
  knock(house, { address: { channel: 'web', id: `new-${randomUUID()}` } }, text(words)).then(() => {});

const edited: Way = async (house, said) => {
  await rest(house, said);
  await hears(house, said, { kind: 'edited', text: said.text });
};

const asCaption: Way = async (house, said) => {
  await rest(house, said);
  await hears(house, said, { kind: 'file', id: randomUUID(), name: 'foto.jpg', bytes: 9, caption: said.text });
};

const asFileName: Way = async (house, said) => {
  await rest(house, said);
  await hears(house, said, { kind: 'file', id: randomUUID(), name: `${said.text}.pdf`, bytes: 9 });
};

/** To a human, who takes her words up. */
const underHold: Way = async (house, said) => {
  const conversation = await house.conversationOf(nameOf(said.language));
  const staff = { staff: 'petra', name: 'Petra' };
  await knock(house, { conversation }, { kind: 'staff-take', ...staff });
  await hears(house, said, text(said.text));
  await knock(house, { conversation }, { kind: 'staff-reply', ...staff, text: `Beterschap! U schreef: ${said.text}` });
  await knock(house, { conversation }, { kind: 'staff-hand-back', staff: 'petra' });
};

/** Where her own few words would be kept, and told back to her a week later. */
const asNextStep: Way = async (house, said) => {
  const [day, { id }] = ['2026-11-17', SPEAKERS[said.language]];
  const place = { room: 'mentoring', step: 'next-step', data: { match: HUDAS_MATCH, day, face: 'good' } };
  const { checkIn } = house.fresh.database.prisma;
  const noted = { matchId: HUDAS_MATCH, day: new Date(day), personId: id, face: 'good', saidAt: new Date() };
  await checkIn.createMany({ data: [noted], skipDuplicates: true });
  // Some of it sounded like danger before: somebody has seen to that.
  const conversation = await house.conversationOf(nameOf(said.language));
  await knock(house, { conversation }, { kind: 'staff-hand-back', staff: 'petra' });
  const closed = { closedAt: new Date(), closedBy: 'petra', outcome: 'reached' };
  await house.fresh.database.prisma.crisisCase.updateMany({ where: { personId: id, closedAt: null }, data: closed });
  // The house does not speak first into a running conversation, nor at night.
  house.playing.now = new Date(Date.parse(house.playing.now) + DAY_MS).toISOString();
  await knock(house, { person: id }, { kind: 'nudge-due', place, expires: '2099-01-01T00:00:00Z' });
  expectAsked(house, nameOf(said.language), 'mentoring.next-step-good');
  await hears(house, said, text(said.text));
};

/**
 * On a phone that a family shares, after a pause: what she wrote waits until it is clear who wrote it. In the
 * end nobody says so.
 */
const asOneOfMany: Way = async (house, said) => {
  house.playing.now = new Date(Date.parse(house.playing.now) + DAY_MS).toISOString();
  await knock(house, { address: { channel: 'web', id: SHARED } }, text(said.text));
  // Danger does not wait until it is clear who speaks of it.
  if (lastKey(house, SHARED) === 'crisis.human') return;
  expectAsked(house, SHARED, 'onboarding.who');
  if (said !== SENTENCES.at(-1)) await press(house, SHARED, ({ id }) => id === PEOPLE.jamila.id);
};

/** Ways after which the words stand in messages, and nowhere else; by what a reader would call them. */
export const WAYS: Readonly<Record<string, Way>> = {
  'the answer to why': asReason,
  'a first word': asFirstWord,
  'the first word of somebody new': asNewcomer,
  'a corrected message': edited,
  'words under a file': asCaption,
  'words to a human': underHold,
  'a plan for the next meeting': asNextStep,
};

/** Ways after which they stand elsewhere as well, for as long. */
export const FURTHER_WAYS: Readonly<Record<string, Way>> = {
  'the name of a file': asFileName,
  'words on a phone that several share': asOneOfMany,
};

/** Says every sentence in one way. */
export async function sayAll(house: AdminHouse, way: Way): Promise<void> {
  for (const said of SENTENCES) await way(house, said);
}
