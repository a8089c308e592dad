import type { Pool } from 'pg';
import { Scenes, session, Telegraf } from 'telegraf';
import { SENT, updateOf, writeReport } from '../peer.ts';
import type { Take } from '../scenario.ts';

type Store = {
  get(key: string): Promise<Scenes.WizardSession | undefined>;
  set(key: string, value: Scenes.WizardSession): Promise<void>;
  delete(key: string): Promise<void>;
};
type State = { extent?: string };

const CHOICES = {
  extent: ['week', 'open'],
  reason: ['childcare', 'mind', 'other'],
} as const;

const pick = (list: readonly string[], ctx: Scenes.WizardContext): string =>
  list[Number('text' in (ctx.message ?? {}) ? (ctx.message as { text: string }).text : 0) - 1] ?? '';

/** The same conversation as a telegraf wizard; the network is cut at `callApi`. */
export function telegrafWizard(pool: Pool, store: Store): Take {
  const state = (ctx: Scenes.WizardContext) => ctx.wizard.state as State;
  const next = async (ctx: Scenes.WizardContext, question: string): Promise<void> => {
    await ctx.reply(question);
    ctx.wizard.next();
  };
  const wizard = new Scenes.WizardScene<Scenes.WizardContext>(
    'absence',
    (ctx) => next(ctx, 'What would you like to do?'),
    (ctx) => next(ctx, 'When can you not come?'),
    (ctx) => next(ctx, 'How long?'),
    (ctx) => {
      state(ctx).extent = pick(CHOICES.extent, ctx);
      return next(ctx, 'Why can you not come?');
    },
    (ctx) => next(ctx, 'What fits best?'),
    async (ctx) => {
      await writeReport(pool, ctx.chat?.id ?? 0, state(ctx).extent ?? '', pick(CHOICES.reason, ctx));
      await ctx.reply('Thank you.');
      await ctx.reply('Can I look for help with you?');
      return ctx.scene.leave();
    },
  );
  const bot = new Telegraf<Scenes.WizardContext>('1:bench');
  bot.botInfo = { id: 1, is_bot: true, first_name: 'b', username: 'b' } as NonNullable<typeof bot.botInfo>;
  bot.use((ctx, next) => {
    ctx.telegram.callApi = (async () => SENT) as never;
    return next();
  });
  bot.use(session({ store: store as never }));
  bot.use(new Scenes.Stage<Scenes.WizardContext>([wizard]).middleware());
  bot.hears('menu', (ctx) => ctx.scene.enter('absence'));
  return (conversation, turn, text) => bot.handleUpdate(updateOf(conversation, turn, text) as never);
}
