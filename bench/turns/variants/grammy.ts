import { type Conversation, type ConversationFlavor, conversations, createConversation } from '@grammyjs/conversations';
import { Bot, type Context } from 'grammy';
import type { Pool } from 'pg';
import { ABSENCE_TABLE, checkReports, openPool, SENT, stateStore, stateTable, updateOf, writeReport } from '../peer.ts';
import { measure } from '../scenario.ts';

type Ctx = ConversationFlavor<Context>;

const CHOICES = {
  when: ['tue', 'thu', 'longer'],
  extent: ['week', 'open'],
  reason: ['ill', 'child-ill', 'appointment', 'bereavement', 'else'],
  more: ['childcare', 'mind', 'other'],
} as const;

/** The same conversation as the conversations plugin wants it written. */
const absence = (pool: Pool) =>
  async function absence(conversation: Conversation, ctx: Context): Promise<void> {
    const ask = async (question: string, list: readonly string[]): Promise<string> => {
      await ctx.reply(question);
      const answer = await conversation.waitFor('message:text');
      return list[Number(answer.message.text) - 1] ?? '';
    };
    await ask('What would you like to do?', ['absence']);
    await ask('When can you not come?', CHOICES.when);
    const extent = await ask('How long?', CHOICES.extent);
    await ask('Why can you not come?', CHOICES.reason);
    const reason = await ask('What fits best?', CHOICES.more);
    await conversation.external(() => writeReport(pool, ctx.chat?.id ?? 0, extent, reason));
    await ctx.reply('Thank you.');
    await ctx.reply('Can I look for help with you?');
  };

/** A grammY bot whose conversations live in PostgreSQL; the network is cut at `fetch`. */
export async function grammy(url: string) {
  const pool = openPool(url);
  await pool.query(ABSENCE_TABLE);
  await pool.query(stateTable('conversation_state'));
  const answer = async () => new Response(JSON.stringify({ ok: true, result: SENT }));
  const bot = new Bot<Ctx>('1:bench', {
    botInfo: { id: 1, is_bot: true, first_name: 'b', username: 'b' } as never,
    client: { fetch: answer as never },
  });
  const store = stateStore<never>(pool, 'conversation_state');
  bot.use(conversations({ storage: { type: 'key', adapter: store as never } }));
  bot.use(createConversation(absence(pool) as never, 'absence'));
  bot.hears('menu', (ctx) => ctx.conversation.enter('absence'));
  const result = await measure((conversation, turn, text) =>
    bot.handleUpdate(updateOf(conversation, turn, text) as never),
  );
  await checkReports(pool);
  await pool.end();
  return result;
}
