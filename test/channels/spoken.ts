import type { Spoken } from '../../bot/channels/channel.ts';

/** A message in words, ready to be sent; only what a test is about needs to be named. */
export const spoken = (message: Partial<Spoken> = {}): Spoken => ({
  ref: `c:${message.turn ?? 12}.${message.position ?? 1}`,
  to: '88',
  language: 'nl',
  turn: 12,
  position: 1,
  text: 'Waarom kunt u niet komen?',
  offers: [],
  hint: null,
  enclosed: null,
  meant: { key: 'absence.reason' },
  isAnswer: true,
  attempts: 0,
  ...message,
});
