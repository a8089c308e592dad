import { type Effect, say } from '../../bot/engine/effect.ts';
import type { Saying } from '../../bot/engine/saying.ts';
import { resting } from '../../bot/engine/session.ts';
import type { Conversation, TurnRecord } from '../../bot/ports.ts';

export const NOW = '2026-11-22T09:00:00.000Z';
const HELLO: Saying = { key: 'engine.greeting' };

/** A turn in which somebody wrote, something was said, and these effects were asked for. */
export function turnOf(
  before: Conversation,
  key: string,
  effects: readonly Effect[] = [],
  saying: Saying = HELLO,
): TurnRecord {
  const { id: conversation, version, channel, to } = before;
  const turn = version + 1;
  const where = { conversation, turn, position: 1, channel, to };
  return {
    before,
    session: { ...resting(before.session, saying, turn, NOW), seen: NOW },
    arrival: { key, inbound: { kind: 'text', text: `words of ${key}` } },
    at: NOW,
    effects: [...effects, say(saying)],
    outgoing: [{ ...where, language: 'nl', saying, isAnswer: true, attempts: 0 }],
  };
}
