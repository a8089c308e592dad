import { Temporal } from 'temporal-polyfill';
import type { Foundation } from '../../foundation.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { runDue, runKnock } from '../../workers/due.ts';
import { spokenOf } from '../../workers/speech.ts';
import type { Language } from '../engine/language.ts';
import { createInbound } from '../inbound.ts';
import type { Commit, Outgoing } from '../ports.ts';
import { createRecording } from './record.ts';
import { onScreen } from './screen.ts';

type Who = keyof typeof PEOPLE | 'newcomer';
type TalkParts = { foundation: Foundation; commit: Commit; who: Who; language: Language | undefined };

const CHANNEL = 'web';

/** Everybody of the demo world gets an address, so that a mentor can be heard being told. */
async function everybodyJoins({ database }: Foundation, who: Who, language: Language | undefined): Promise<void> {
  for (const [name, person] of Object.entries(PEOPLE)) {
    if (name === who && language !== undefined) {
      await database.prisma.person.update({ where: { id: person.id }, data: { language } });
    }
    const address = await database.prisma.address.create({
      data: { personId: person.id, channel: CHANNEL, external: name },
    });
    await database.prisma.conversation.create({ data: { personId: person.id, addressId: address.id } });
  }
}

/** A talk in the terminal: the real house on a real database, with a clock that can be moved. */
export async function createTalk({ foundation, commit, who, language = 'nl' }: TalkParts) {
  const { house, words, stores, log } = foundation;
  await everybodyJoins(foundation, who, language);
  let now = Temporal.Now.instant().round('minute');
  const clock = () => now.toString();
  const recording = createRecording(who, clock(), house.understanding);
  let asked: Outgoing | null = null;

  const show = (messages: readonly Outgoing[]): void => {
    for (const message of messages) {
      const mine = message.to === who;
      if (mine && message.saying.choices !== undefined) asked = message;
      recording.said(message.to, message.saying.key);
      console.log(onScreen(spokenOf(message, words), mine ? null : message.to));
    }
  };
  const inbound = createInbound({
    house,
    conversations: stores.conversations,
    facts: stores.facts,
    async commit(turn) {
      const verdict = await commit(turn);
      if (verdict.kind === 'committed') recording.recorded(turn.effects);
      return verdict;
    },
    outbox: { wake: show, follow: show },
    waiting: { wake() {} },
    emergency: async () => {},
    clock,
    alarm: (what, error) => log.error({ error }, what),
  });
  const sayDue = async (): Promise<void> => {
    const keys: string[] = [];
    const carrier = { knock: (key: string) => void keys.push(key), deliver() {} };
    await runDue({ ...stores, house, carrier, clock, zone: foundation.env.CENTRE_TIMEZONE });
    for (const key of keys) await runKnock(stores.knocks, inbound, clock, key);
  };
  let count = 0;
  return {
    async hear(text: string): Promise<void> {
      recording.heard(who, text, asked?.saying.choices ?? [], asked?.language ?? language);
      count++;
      await inbound({
        from: { address: { channel: CHANNEL, id: who } },
        arrival: { key: `talk-${count}`, inbound: { kind: 'text', text } },
      });
      await sayDue();
    },
    async wait(time: string): Promise<void> {
      now = now.add(Temporal.Duration.from(`PT${time.toUpperCase()}`));
      recording.waited(`+${time}`);
      console.log(`It is ${now.toZonedDateTimeISO('Europe/Amsterdam').toPlainDateTime().toString()} now.`);
      await sayDue();
    },
    transcript: (title: string) => recording.print(title),
  };
}
