import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import { REMARK_PHRASES } from '../../bot/cv/remarks.ts';
import type { Inbound } from '../../bot/engine/inbound.ts';
import type { Language } from '../../bot/engine/language.ts';
import type { Outgoing } from '../../bot/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { runDue, runKnock } from '../../workers/due.ts';
import { openHouse, type Playing, type Stores, theHouse } from './house.ts';
import type { Line, Transcript } from './read.ts';
import { spoken } from './spoken.ts';

/** What was said in a play, in order: who said it or to whom, and the key or the words. */
export type Log = { readonly who: string; readonly heard?: string; readonly said?: Outgoing }[];

/** How words travel between people and the house: on foot, unless a messenger is played as well. */
export type Road = {
  /** The channel in whose addresses people of the play are reached. */
  readonly channel: string;
  addressOf(who: string): string;
  /** Brings to the house what a person did; resolves when it was answered. */
  bring(address: string, inbound: Inbound, key: string): Promise<void>;
  /** Brings a message of the house to its person. */
  deliver(message: Outgoing): Promise<void>;
};

const onFoot = async (playing: Playing): Promise<Road> => ({
  channel: 'web',
  addressOf: (who) => `test-${who}`,
  bring: async (id, inbound, key) =>
    void (await playing.knock({ from: { address: { channel: 'web', id } }, arrival: { key, inbound } })),
  deliver: async () => {},
});

type Stage = {
  readonly stores: Stores;
  readonly playing: Playing;
  readonly road: Road;
  readonly language: Language;
  readonly log: Log;
  /** Everybody who occurs in the transcript. */
  readonly names: readonly string[];
  /** What was said and not yet expected, by person. */
  readonly open: Map<string, Outgoing[]>;
  /** The newest question with choices, by person: what a number or a button means. */
  readonly asked: Map<string, Outgoing>;
  count: number;
};

const whoIs = ({ road, names }: Stage, { to }: Outgoing) => names.find((name) => road.addressOf(name) === to) ?? to;
const personOf = (who: string) => Object.entries(PEOPLE).find(([name]) => name === who)?.[1];

const namesIn = ({ as, lines }: Transcript): string[] => [
  ...new Set([as, ...lines.flatMap((line) => ('who' in line ? [line.who] : []))]),
];

/** Everybody who occurs in a transcript has written before, but for a newcomer. */
async function joinAll(stage: Stage, transcript: Transcript): Promise<void> {
  for (const name of stage.names) {
    const person = personOf(name);
    if (person === undefined) continue;
    const language = name === transcript.as ? stage.language : person.language;
    await stage.stores.join(person.id, stage.road.addressOf(name), language);
  }
}

const clockOf =
  ({ playing }: Stage) =>
  () =>
    playing.now;

/** Notes what the rooms want to say first by now, as the worker does every minute. */
async function noteDue(stage: Stage): Promise<void> {
  const { calendar, planner, knocks } = stage.stores;
  const carrier = { knock() {}, deliver() {} };
  const zone = 'Europe/Amsterdam';
  await runDue({ house: theHouse, calendar, planner, knocks, carrier, clock: clockOf(stage), zone });
}

/** Whoever has to hear something hears it, as the worker would see to. */
async function deliver(stage: Stage): Promise<void> {
  const { knocks } = stage.stores;
  for (;;) {
    const due = await knocks.due(stage.playing.now);
    if (due.length === 0) break;
    for (const key of due) await runKnock(knocks, stage.playing.knock, clockOf(stage), key);
  }
  for (const message of stage.playing.said.splice(0)) {
    const who = whoIs(stage, message);
    await stage.road.deliver(message);
    stage.log.push({ who, said: message });
    stage.open.set(who, [...(stage.open.get(who) ?? []), message]);
    if (message.saying.choices !== undefined) stage.asked.set(who, message);
  }
}

function later(now: string, until: string): string {
  if (!until.startsWith('+')) return Temporal.Instant.from(until).toString();
  return Temporal.Instant.from(now)
    .add(Temporal.Duration.from(`PT${until.slice(1).toUpperCase()}`))
    .toString();
}

async function playLine(stage: Stage, line: Line, transcript: Transcript): Promise<unknown> {
  const where = `${transcript.name}.talk:${line.line} (${stage.language})`;
  switch (line.kind) {
    case 'hears': {
      expectSilence(stage, where);
      const language = line.who === transcript.as ? stage.language : (personOf(line.who)?.language ?? stage.language);
      const inbound = spoken(line.what, language, stage.asked.get(line.who), where);
      stage.log.push({ who: line.who, heard: inbound.kind === 'text' ? inbound.text : `(${inbound.kind})` });
      stage.count++;
      await stage.road.bring(stage.road.addressOf(line.who), inbound, `play-${stage.count}`);
      return deliver(stage);
    }
    case 'expects': {
      const [said, ...rest] = stage.open.get(line.who) ?? [];
      expect(line.key.split(' | '), where).toContain(said?.saying.key ?? 'nothing');
      stage.open.set(line.who, rest);
      return;
    }
    case 'waits':
      expectSilence(stage, where);
      stage.playing.now = later(stage.playing.now, line.until);
      await noteDue(stage);
      return deliver(stage);
    case 'records':
      return stage.stores.expectRecord(line.name, line.data, where);
    case 'staff':
      if (line.act === 'block') {
        await stage.stores.block(stage.road.addressOf(transcript.as));
        return deliver(stage);
      }
      if (await atCvDesk(stage, line.act, line.rest, transcript)) return deliver(stage);
      return (await settled(stage, line.act, line.rest)) || staffActs(stage, line.act, line.rest, transcript);
  }
}

/** What staff settle where no conversation hears of it. */
async function settled({ stores }: Stage, act: string, rest: string): Promise<boolean> {
  const [who = '', child = ''] = rest.split(' ');
  if (act === 'no-reasons') await stores.askNoReasons();
  if (act === 'guardian') await stores.guardian(personOf(who)?.id ?? '', child);
  if (act === 'close-case') await stores.closeCases();
  return act === 'no-reasons' || act === 'guardian' || act === 'close-case';
}

/** What volunteers and workers do at the CV desk, and what she hears of it. */
async function atCvDesk(stage: Stage, act: string, rest: string, { as }: Transcript): Promise<boolean> {
  const { stores, playing } = stage;
  const person = personOf(as)?.id ?? '';
  if (act === 'claim') await stores.claim(person);
  if (act === 'refuse') {
    const place = { room: 'cv-desk', step: 'again', data: { id: await stores.refuseFile(person, rest) } };
    await toldOf(stage, as, { kind: 'result', key: `cv-desk.refused-${rest}`, params: {}, place });
  }
  if (act === 'give-back') {
    const [, count = '0', closing = ''] = /^(\d+) ?(.*)$/u.exec(rest) ?? [];
    const today = playing.now.slice(0, 10);
    const version = await stores.giveBack(person, remarksOf(Number(count)), closing === '' ? null : closing, today);
    const expires = later(playing.now, '+2000h');
    const place = { room: 'cv-desk', step: 'feedback', data: { version } };
    await toldOf(stage, as, { kind: 'nudge-due', place, expires, news: true });
  }
  return act === 'claim' || act === 'refuse' || act === 'give-back';
}

/** So many remarks, each third of them in the volunteer's own words. */
const remarksOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    position: at + 1,
    phrase: at % 3 === 2 ? null : (REMARK_PHRASES[at % REMARK_PHRASES.length] as string),
    text: at % 3 === 2 ? 'Zet hier ook uw werk in de bakkerij bij.' : null,
  }));

/** A worker knocks at the door of somebody. */
async function toldOf(stage: Stage, who: string, inbound: Inbound): Promise<void> {
  stage.count++;
  const address = { channel: stage.road.channel, id: stage.road.addressOf(who) };
  await stage.playing.knock({ from: { address }, arrival: { key: `worker-${stage.count}`, inbound } });
}

async function staffActs(stage: Stage, act: string, rest: string, { as }: Transcript): Promise<void> {
  const staff = 'staff-petra';
  const acts: Record<string, Inbound> = {
    take: { kind: 'staff-take', staff, name: 'Petra' },
    reply: { kind: 'staff-reply', staff, name: 'Petra', text: rest },
    phrase: { kind: 'staff-phrase', staff, key: rest },
    'hand-back': { kind: 'staff-hand-back', staff },
  };
  stage.count++;
  const address = { channel: stage.road.channel, id: stage.road.addressOf(as) };
  const arrival = { key: `staff-${stage.count}`, inbound: acts[act] as Inbound };
  await stage.playing.knock({ from: { address }, arrival });
  await deliver(stage);
}

/** Nothing may have been said that the transcript does not tell of. */
function expectSilence(stage: Stage, where: string): void {
  const open = [...stage.open].flatMap(([who, said]) => said.map(({ saying }) => `${who} < ${saying.key}`));
  expect(open, `said but not in the transcript, before ${where}`).toEqual([]);
}

/** Plays a transcript in a language and returns what was said; fails at the first line that comes out otherwise. */
export async function play(transcript: Transcript, language: Language, stores: Stores, roadOf = onFoot): Promise<Log> {
  const playing = openHouse(stores, Temporal.Instant.from(transcript.at).toString());
  const [road, names] = [await roadOf(playing), namesIn(transcript)];
  const stage: Stage = { stores, playing, road, language, names, log: [], open: new Map(), asked: new Map(), count: 0 };
  await joinAll(stage, transcript);
  for (const line of transcript.lines) await playLine(stage, line, transcript);
  expectSilence(stage, `the end of ${transcript.name}`);
  return stage.log;
}
