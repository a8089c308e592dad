import { expect } from 'vitest';
import { createTelegram } from '../../../../bot/channels/telegram/index.ts';
import type { Library } from '../../../../bot/channels/telegram/libraries.ts';
import type { Shown as ShownThere } from '../../telegram/bot-api/chats.ts';
import { BLOCKED, DEACTIVATED, type Fault, SERVER_ERROR, tooMany } from '../../telegram/bot-api/faults.ts';
import { type BotApiServer, startBotApi } from '../../telegram/bot-api/index.ts';
import type { Update } from '../../telegram/bot-api/updates.ts';
import { settingsFor } from '../../telegram/opened.ts';
import { phone as phoneAt } from '../../telegram/phone.ts';
import type { Done, Driver, Filed, Limit, Phone, Shown, Trouble } from '../driver.ts';
import { cannotHappen, showsNothing } from '../limits.ts';
import { inWords } from '../words.ts';

const TITLES: Readonly<Record<Library, string>> = { grammy: 'Telegram, grammY', telegraf: 'Telegram, telegraf' };
const NAMES: Readonly<Record<Library, string>> = { grammy: 'grammY', telegraf: 'telegraf' };

const FAULTS: Readonly<Record<Trouble, Fault>> = {
  rate: tooMany(1),
  error: SERVER_ERROR,
  reset: { kind: 'reset' },
  'lost-answer': { kind: 'drop-answer' },
  blocked: BLOCKED,
  gone: DEACTIVATED,
};

const MAY_COME_TWICE: Limit = {
  why: 'Telegram knows no name of ours for a message: it may be there twice, never more often',
  async proof({ somebody, platform, house }) {
    const huda = await somebody();
    platform.order('lost-answer', huda);
    await house.says(huda.address, inWords('Tot morgen!'));
    await house.timePasses();
    await house.timePasses();
    expect((await huda.shows()).filter(({ text }) => text === 'Tot morgen!')).toHaveLength(2);
  },
};

/** Telegram by one of the libraries that can make our calls, against a Bot API of the tests. */
export const telegram = (library: Library): Driver => ({
  title: TITLES[library],
  channel: 'telegram',
  how: {
    'opens the topic of a code on paper, in its language': 't.me/…?start=…',
    'shows choices to press': 'up to 100 buttons',
    'is confirmed only when the house has it': 'the next poll asks for later ones',
    'can be taken back': 'for 48 hours',
    'is refused where a file is too large, and staff see why': 'over 20 MB Telegram hands nothing over',
  },
  limits: {
    'is not doubled when the answer is lost': MAY_COME_TWICE,
    'asks nothing when she takes it back': cannotHappen('Telegram tells a bot nothing of it', 'takesBack'),
    'shows that a message was read': showsNothing('a bot cannot mark anything as read'),
    'shows that an answer is being written': showsNothing(
      'not asked for: “typing…” lasts 5 s, and answers are there at once',
    ),
  },
  async open({ alarm, closing }) {
    const api = await startBotApi();
    closing(() => api.close());
    let chat = 88_000_000;
    return {
      async start(receive) {
        const channel = createTelegram({ ...settingsFor(api), library, alarm });
        await channel.start(receive);
        return channel;
      },
      phone: () => phoneOf(api, ++chat, library),
      order: (trouble, { address }, times = 1) =>
        api.faults.order('sendMessage', FAULTS[trouble], times, ({ chat_id }) => String(chat_id) === address),
      courtesies: ({ address }) =>
        api
          .calls('sendChatAction')
          .filter(({ payload }) => String(payload.chat_id) === address)
          .map(() => 'typing'),
    };
  },
});

let files = 0;

function phoneOf(api: BotApiServer, chat: number, library: Library): Phone {
  const hers = phoneAt(api, chat);
  const done = (update: Update): Done => ({
    isTaken: () => !api.updates.waiting.includes(update.update_id),
    again: () => api.updates.again(update),
  });
  const sends = (content: Readonly<Record<string, unknown>>) => () => done(hers.sends(content));
  return {
    address: String(chat),
    writes: (text) => done(hers.writes(text)),
    async presses(number) {
      const newest = hers.shows().findLast(({ buttons }) => buttons.length > 0)?.buttons ?? [];
      const data = newest.find(({ callback_data }) => callback_data.endsWith(`.${number}`))?.callback_data;
      return done(hers.presses(data ?? `no button ${number} by ${NAMES[library]}`));
    },
    sends: (file) => done(hers.sends(fileIn(api, file))),
    edits: (text) => done(hers.edits(text)),
    unreadable: {
      sticker: sends({ sticker: { file_id: 'x' } }),
      poll: sends({ poll: { id: '1', question: '?' } }),
      contact: sends({ contact: { phone_number: '+31600000000', first_name: 'X' } }),
      place: sends({ location: { latitude: 52.1, longitude: 4.3 } }),
      video: sends({ video: { file_id: 'v' } }),
    },
    writesInGroup(text) {
      const from = { id: chat, is_bot: false, first_name: 'Huda' };
      api.updates.push({ message: { message_id: 1, from, chat: { id: -chat, type: 'group' }, date: 1, text } });
    },
    follows: (code) => done(hers.writes(`/start ${code}`)),
    scans: async (url) => done(hers.writes(`/start ${new URL(url).searchParams.get('start')}`)),
    shows: async () => hers.shows().map(shownOf),
  };
}

function fileIn(api: BotApiServer, { kind, name, content, caption }: Filed): Readonly<Record<string, unknown>> {
  const file_id = `file-${++files}`;
  api.files.keep(file_id, content);
  const words = caption === undefined ? {} : { caption };
  const size = { file_id, file_size: content.length };
  if (kind === 'photo') return { photo: [{ file_id: 'small', file_size: 1 }, size], ...words };
  if (kind === 'voice') return { voice: { ...size, duration: 3 }, ...words };
  return { document: { ...size, file_name: name }, ...words };
}

function shownOf({ text, buttons, along }: ShownThere): Shown {
  const isFile = along !== undefined && along.kind !== 'venue';
  return {
    text,
    buttons: buttons.map((button) => button.text),
    file: isFile ? { kind: along.kind, name: along.name, read: async () => along.content } : null,
    place: along?.kind === 'venue' ? { name: along.title, at: along.at } : null,
  };
}
