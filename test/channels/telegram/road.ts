import { expect } from 'vitest';
import type { Spoken } from '../../../bot/channels/channel.ts';
import type { Inbound } from '../../../bot/engine/inbound.ts';
import type { Outgoing } from '../../../bot/ports.ts';
import { PEOPLE } from '../../../prisma/seed/world.ts';
import { type Playing, words } from '../../talk/house.ts';
import type { Road } from '../../talk/play.ts';
import { spoken } from '../spoken.ts';
import { type Opened, until } from './opened.ts';
import { phone } from './phone.ts';

const FIRST_CHAT = 88_000_001;
/** Telegram knows people by numbers. */
const chatOf = (who: string): number => FIRST_CHAT + Object.keys(PEOPLE).indexOf(who) + 1;

/**
 * The whole way through Telegram: what a person does becomes an update that the driver fetches, and what the house
 * says is looked at where she would see it. Only buttons that stand on her screen can be pressed.
 */
export const throughTelegram =
  ({ telegram, channel }: Opened) =>
  async (playing: Playing): Promise<Road> => {
    const answered = new Set<string>();
    await channel.start(async (knock) => {
      await playing.knock(knock);
      answered.add(knock.arrival.key);
    });
    return {
      channel: 'telegram',
      addressOf: (who) => String(chatOf(who)),
      async bring(address, inbound) {
        const { update_id } = act(phone(telegram, Number(address)), inbound);
        await until(() => expect(answered).toContain(`tg:${update_id}`));
      },
      async deliver(message) {
        const screen = phone(telegram, Number(message.to));
        const before = screen.shows().length;
        expect(await channel.send(inWords(message))).toMatchObject({ kind: 'sent' });
        expectMeant(screen.shows().slice(before), message);
      },
    };
  };

function act(screen: ReturnType<typeof phone>, inbound: Inbound) {
  if (inbound.kind === 'text') return screen.writes(inbound.text);
  if (inbound.kind === 'choice') return screen.presses(`${inbound.turn}.${inbound.number}`);
  if (inbound.kind === 'file') {
    const { id, name, bytes, caption } = inbound;
    return screen.sends({ document: { file_id: id, file_unique_id: id, file_name: name, file_size: bytes }, caption });
  }
  throw new Error(`no transcript has ${inbound.kind}`);
}

const labelsOf = ({ saying, language }: Outgoing): readonly string[] =>
  (saying.choices ?? []).map((choice) => words.label(choice, language));

/** What the outbox makes of a committed message. */
function inWords(message: Outgoing): Spoken {
  const { to, language, turn, position, saying } = message;
  const icons = (saying.choices ?? []).map(({ icon }) => icon ?? null);
  const offers = labelsOf(message).map((label, at) => ({ number: at + 1, label, icon: icons[at] ?? null }));
  return spoken({ to, language, turn, position, text: words.say(saying.key, saying.params, language), offers });
}

/** What she sees is what was meant: the words of her language, and a button for every choice, in order. */
function expectMeant(shown: ReturnType<ReturnType<typeof phone>['shows']>, message: Outgoing): void {
  const { saying, language, turn } = message;
  expect(shown.map(({ text }) => text)).toEqual([words.say(saying.key, saying.params, language)]);
  const buttons = shown[0]?.buttons ?? [];
  expect(buttons.map(({ callback_data }) => callback_data)).toEqual(
    labelsOf(message).map((_, at) => `${turn}.${at + 1}`),
  );
  for (const [at, label] of labelsOf(message).entries()) expect(buttons[at]?.text).toContain(label.slice(0, 30));
}
