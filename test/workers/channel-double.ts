import type { Channel, Delivery, Spoken } from '../../bot/channels/channel.ts';
import { type Counter, counter } from './meeting-point.ts';

export const SENT: Delivery = { kind: 'sent', platformId: null };

/** A messenger that keeps what it was asked to send, and answers as the test wants. */
export type ChannelDouble = Channel & {
  readonly asked: Spoken[];
  readonly delivered: Spoken[];
  readonly arrivals: Counter;
};

type Answers = (message: Spoken, nth: number) => Delivery | Promise<Delivery>;

export function channelDouble(answers: Answers = () => SENT, name = 'test'): ChannelDouble {
  const asked: Spoken[] = [];
  const delivered: Spoken[] = [];
  const arrivals = counter();
  return {
    name,
    asked,
    delivered,
    arrivals,
    abilities: { buttons: 0, buttonLength: 0, textLength: 4_096, deletes: false, fileBytes: 0, places: false },
    start: async () => {},
    stop: async () => {},
    isReady: async () => true,
    async send(message) {
      asked.push(message);
      const answer = await answers(message, asked.length);
      if (answer.kind === 'sent') {
        delivered.push(message);
        arrivals.hit();
      }
      return answer;
    },
  };
}
