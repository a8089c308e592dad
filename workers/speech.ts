import type { Spoken } from '../bot/channels/channel.ts';
import type { Outgoing } from '../bot/ports.ts';

/** What puts a saying into words: `bot/words.ts`. */
export type Wording = {
  say(key: string, params: Outgoing['saying']['params'], language: Outgoing['language']): string;
  label(choice: NonNullable<Outgoing['saying']['choices']>[number], language: Outgoing['language']): string;
};

/** A committed message in the words of its language, ready for any channel to render. */
export function spokenOf({ to, language, turn, position, saying }: Outgoing, words: Wording): Spoken {
  const offers = (saying.choices ?? []).map((choice, index) => ({
    number: index + 1,
    label: words.label(choice, language),
    icon: choice.icon ?? null,
  }));
  const text = words.say(saying.key, saying.params, language);
  const hint = offers.length === 0 ? null : words.say('engine.hint', undefined, language);
  return { to, language, turn, position, text, offers, hint };
}
