import { ENDONYMS } from '../../bot/engine/language.ts';
import type { BotApiServer } from '../../test/channels/telegram/bot-api/index.ts';
import { phone } from '../../test/channels/telegram/phone.ts';
import { type Hands, said, until } from './resident.ts';

/** Somebody with Telegram on her phone; `chat` is its number there. */
export function telegramHands(telegram: BotApiServer, chat: number): Hands & { gotBack(): Promise<Buffer> } {
  const hers = phone(telegram, chat);
  const buttons = () => hers.shows().at(-1)?.buttons ?? [];
  const tap = async (label: string): Promise<void> => {
    const data = await until(`${label} in chat ${chat}`, async () => {
      return buttons().find(({ text }) => text.includes(label))?.callback_data ?? null;
    });
    hers.presses(data);
  };
  return {
    tap,
    async begin() {
      hers.writes('/start');
      await tap(ENDONYMS.nl);
      await tap(said('onboarding.yes'));
    },
    async send({ name, content }) {
      const id = `file-${chat}`;
      telegram.files.keep(id, content);
      hers.sends({ document: { file_id: id, file_unique_id: id, file_name: name, file_size: content.length } });
      return true;
    },
    async sees() {
      return { choices: buttons().map(({ text }) => text), said: hers.shows().map(({ text }) => text) };
    },
    gotBack: () =>
      until(`a document in chat ${chat}`, async () => {
        const { along } = hers.shows().findLast((one) => one.along?.kind === 'document') ?? {};
        return along?.kind === 'document' ? along.content : null;
      }),
  };
}
