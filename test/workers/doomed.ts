import { argv, exit, stdin, stdout } from 'node:process';
import type { Delivery } from '../../bot/channels/channel.ts';
import { channelDouble } from './channel-double.ts';
import type { DoomedSite } from './killing.ts';
import { openProcess } from './process.ts';

/**
 * A process of the house that comes to a certain moment, says so, and stays there until it is killed: a file of its
 * own, because only a process of its own can be killed.
 */
const { moment, ...site } = JSON.parse(argv[2] ?? '') as DoomedSite;

const staysThere = <Result>(): Promise<Result> => {
  stdout.write('there\n');
  return new Promise(() => {});
};

// Whoever was to kill it has died: it does not go on alone.
stdin.once('end', () => exit(1)).resume();

await openProcess({
  ...site,
  ...(moment === 'before the commit' ? { commit: () => () => staysThere() } : {}),
  ...(moment === 'after the commit' ? { knocks: (knocks) => ({ ...knocks, done: () => staysThere() }) } : {}),
  ...(moment === 'while sending' ? { channels: [channelDouble(() => staysThere<Delivery>())] } : {}),
});
