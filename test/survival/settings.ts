import { parseArgs } from 'node:util';

export type Settings = {
  /** The same seed plays the same people and strikes at the same moments, as far as the machine keeps its pace. */
  readonly seed: number;
  readonly people: number;
  readonly kills: number;
  readonly mode: 'polling' | 'webhook';
  /** One process that does everything, or two, each killed by itself. */
  readonly halves: 'both' | 'apart';
  /** Keeps the folder with the database and the bot's own lines, also when all went well. */
  readonly keep: boolean;
};

const USAGE = `npm run test:survival -- [--seed 7] [--people 300] [--kills 20] [--mode polling|webhook] [--halves both|apart] [--keep]`;

/** Reads the command line; whatever it does not know stops the run. */
export function readSettings(args: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
      people: { type: 'string', default: '300' },
      kills: { type: 'string', default: '20' },
      mode: { type: 'string', default: 'polling' },
      halves: { type: 'string', default: 'both' },
      keep: { type: 'boolean', default: false },
    },
  });
  const [seed, people, kills] = [whole(values.seed), whole(values.people), whole(values.kills)];
  const mode = oneOf(values.mode, ['polling', 'webhook']);
  const halves = oneOf(values.halves, ['both', 'apart']);
  return { seed, people, kills, mode, halves, keep: values.keep };
}

function oneOf<Name extends string>(text: string, names: readonly Name[]): Name {
  const name = names.find((one) => one === text);
  if (name === undefined) throw new Error(`${text} is none of ${names.join(', ')}. ${USAGE}`);
  return name;
}

function whole(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new Error(`${text} is no whole number. ${USAGE}`);
  return Number(text);
}
