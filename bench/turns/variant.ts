import { grammy } from './variants/grammy.ts';
import { growth } from './variants/growth.ts';
import { limit } from './variants/limit.ts';
import { ours } from './variants/ours.ts';
import { telegraf } from './variants/telegraf.ts';
import { telegrafRedis } from './variants/telegraf-redis.ts';

/** One variant in a process of its own: `tsx bench/turns/variant.ts ours postgresql://… redis://…` prints its result. */
const VARIANTS: Readonly<Record<string, (url: string, redisUrl: string) => Promise<object>>> = {
  ours,
  growth,
  limit,
  grammy,
  telegraf,
  'telegraf-redis': telegrafRedis,
};

const [name = '', url = '', redisUrl = ''] = process.argv.slice(2);
const variant = VARIANTS[name];
if (variant === undefined) throw new Error(`there is no variant ${name}`);
console.log(JSON.stringify(await variant(url, redisUrl)));
process.exit(0);
