import { parseArgs } from 'node:util';

/** How much of everything, and how fast time runs: limits, rates and people are all so many times as fast. */
export type Settings = {
  readonly factor: number;
  readonly reminders: number;
  readonly chatting: number;
  /** Processes of the house, which share the rate. */
  readonly processes: number;
  readonly json: boolean;
};

export function settings(): Settings {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      factor: { type: 'string', default: '5' },
      reminders: { type: 'string', default: '10000' },
      chatting: { type: 'string', default: '50' },
      processes: { type: 'string', default: '1' },
    },
  });
  const [factor, reminders, chatting, processes] = [
    values.factor,
    values.reminders,
    values.chatting,
    values.processes,
  ].map(Number) as [number, number, number, number];
  return { factor, reminders, chatting, processes, json: values.json };
}
