import { type Double, excused, type Said } from './excuse.ts';
import type { History, Send } from './history.ts';

export type Account = {
  /** Messages that came twice, each excused. */
  readonly doubles: readonly Double[];
  /** How many of them came the second time below something that was said later. */
  readonly late: number;
  readonly faults: readonly string[];
};

/** Holds what the platform took against what the database says was said: everything once, in order, and nothing else. */
export function account(said: readonly Said[], { sends, lives }: Pick<History, 'sends' | 'lives'>): Account {
  const taken = inChats(sends);
  const meant = inChats(said);
  const accounts = [...new Set([...taken.keys(), ...meant.keys()])].map((chat) =>
    accountOf(meant.get(chat) ?? [], taken.get(chat) ?? [], lives),
  );
  return {
    doubles: accounts.flatMap(({ doubles }) => doubles),
    late: accounts.reduce((sum, { late }) => sum + late, 0),
    faults: accounts.flatMap(({ faults }) => faults),
  };
}

function inChats<Thing extends { readonly chat: string }>(things: readonly Thing[]): Map<string, Thing[]> {
  const chats = new Map<string, Thing[]>();
  for (const thing of things) {
    const there = chats.get(thing.chat);
    if (there === undefined) chats.set(thing.chat, [thing]);
    else there.push(thing);
  }
  return chats;
}

const shown = ({ looks }: Pick<Said, 'looks'>): string => `"${looks.slice(0, 40).replaceAll('\n', ' ')}"`;

function accountOf(said: readonly Said[], sends: readonly Send[], lives: History['lives']): Account {
  const byId = new Map(sends.map((send) => [send.id, send]));
  const recorded = new Set(said.map(({ platformId }) => platformId));
  const unrecorded = sends.filter(({ id }) => !recorded.has(id));
  const { doubles, guilty } = excused(unrecorded, said, byId, lives);
  const firsts = firstsOf(said, doubles);
  const faults = [
    ...said.flatMap((one) => faultOf(one, said, byId)),
    ...guilty.map((send) => `chat ${send.chat}: message ${send.id} ${shown(send)} is one too many, unexcused`),
    ...disorder(said, firsts),
  ];
  const late = doubles.filter((double) => isLate(double, said, firsts)).length;
  return { doubles, late, faults };
}

/** Every message was delivered, as what it is, and its delivery recorded as its own. */
function faultOf(one: Said, said: readonly Said[], sends: ReadonlyMap<number, Send>): string[] {
  const { ref, chat, looks, platformId } = one;
  const which = `chat ${chat}: ${ref} ${shown(one)}`;
  if (platformId === null) return [`${which} was never recorded as delivered`];
  const send = sends.get(platformId);
  if (send === undefined) return [`${which} is recorded as message ${platformId}, which this chat never got`];
  if (said.some((other) => other !== one && other.platformId === platformId))
    return [`${which} is recorded as message ${platformId}, and so is another`];
  return send.looks === looks ? [] : [`${which} arrived as ${shown(send)}`];
}

/** The id under which each message appeared for the first time. */
function firstsOf(said: readonly Said[], doubles: readonly Double[]): ReadonlyMap<string, number> {
  const firsts = new Map(said.flatMap(({ ref, platformId }) => (platformId === null ? [] : [[ref, platformId]])));
  for (const { said, send } of doubles) firsts.set(said.ref, Math.min(send.id, firsts.get(said.ref) ?? send.id));
  return firsts;
}

const isAfter = (one: Said, other: Said): boolean =>
  one.turn > other.turn || (one.turn === other.turn && one.position > other.position);

/** Messages that appeared for the first time below one that was said after them. */
function disorder(said: readonly Said[], firsts: ReadonlyMap<string, number>): string[] {
  const backwards = said.toSorted((one, other) => (isAfter(one, other) ? -1 : 1));
  let next = { id: Number.POSITIVE_INFINITY, ref: '' };
  return backwards.flatMap((one) => {
    const id = firsts.get(one.ref);
    if (id === undefined) return [];
    if (id > next.id) return [`chat ${one.chat}: ${one.ref} ${shown(one)} arrived below ${next.ref}, said later`];
    next = { id, ref: one.ref };
    return [];
  });
}

const isLate = ({ said: one }: Double, said: readonly Said[], firsts: ReadonlyMap<string, number>): boolean =>
  said.some((other) => isAfter(other, one) && (firsts.get(other.ref) ?? 0) < (one.platformId ?? 0));
