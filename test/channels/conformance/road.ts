import { expect } from 'vitest';
import type { Inbound } from '../../../bot/engine/inbound.ts';
import type { Outgoing } from '../../../bot/ports.ts';
import { spokenOf } from '../../../workers/speech.ts';
import { type Playing, words } from '../../talk/house.ts';
import type { Road } from '../../talk/play.ts';
import type { Done, Phone } from './driver.ts';
import { isTaken, type Stage, until } from './stage.ts';

/** So much of a choice is always to be seen; what is longer may be cut on a narrow button. */
const SEEN = 20;

/**
 * The whole way through a messenger: what a person does, she does on her telephone; what the house says is looked at
 * where she would see it. A choice is pressed where there is a button for it, and written as its number elsewhere.
 */
export const throughPhones =
  ({ platform, house, driver }: Stage) =>
  async (playing: Playing): Promise<Road> => {
    const phones = new Map<string, Phone>();
    const wrote = new Set<Phone>();
    const phoneOf = (who: string): Phone => {
      const phone = phones.get(who) ?? platform.phone();
      phones.set(who, phone);
      return phone;
    };
    const at = (address: string) => [...phones.values()].find((phone) => phone.address === address);
    house.receive = playing.knock;
    return {
      channel: driver.channel,
      addressOf: (who) => phoneOf(who).address,
      async bring(address, inbound) {
        const phone = at(address);
        if (phone === undefined) throw new Error('nobody in this play has such a telephone');
        const before = playing.said.length;
        wrote.add(phone);
        await isTaken(await act(phone, inbound));
        await until(() => expect(playing.said.length).toBeGreaterThan(before));
      },
      async deliver(message) {
        const phone = at(message.to);
        if (phone === undefined) throw new Error('nobody in this play has such a telephone');
        const { kind } = await house.driver.send(spokenOf(message, words));
        // Who never wrote may have to write first: then it is held, and staff see it.
        expect(kind).toBe(kind === 'held' && !wrote.has(phone) ? 'held' : 'sent');
        if (kind === 'sent') await until(() => expectShown(phone, message));
      },
    };
  };

async function act(phone: Phone, inbound: Inbound): Promise<Done> {
  if (inbound.kind === 'text') return phone.writes(inbound.text);
  if (inbound.kind !== 'choice') throw new Error(`no transcript has ${inbound.kind}`);
  return phone.presses(inbound.number).catch(() => phone.writes(String(inbound.number)));
}

/** What stands on her screen is what was meant: the words of her language, and every choice with its number. */
async function expectShown(phone: Phone, { saying, language }: Outgoing): Promise<void> {
  const text = words.say(saying.key, saying.params, language);
  const shown = (await phone.shows()).findLast((one) => one.text.includes(text));
  expect(shown, text).toBeDefined();
  for (const [at, choice] of (saying.choices ?? []).entries()) {
    const label = words.label(choice, language).slice(0, SEEN);
    const seen = [...(shown?.buttons ?? []), ...(shown?.text.split('\n') ?? [])];
    expect(
      seen.filter((one) => one.includes(label) && one.includes(String(at + 1))),
      label,
    ).not.toEqual([]);
  }
}
