import type { Knock } from '../../ports.ts';
import type { Receive } from '../channel.ts';
import { createParking } from '../parking.ts';
import type { BotApi } from './api.ts';
import type { Keyboards } from './keyboards.ts';
import type { Pace } from './pace.ts';
import { parse, pressIn } from './parse.ts';
import type { Turns } from './turns.ts';

/** What became of an update: the house has it, it concerned nobody, or it was given up. */
export type Taken = 'heard' | 'ignored' | 'parked';

export type Receiving = {
  readonly receive: Receive;
  readonly call: BotApi;
  readonly keyboards: Keyboards;
  readonly turns: Pick<Turns, 'hasten'>;
  readonly pace: Pick<Pace, 'first'>;
  readonly alarm: (what: string, error: unknown) => void;
};

/** Takes one update; resolves once it is safe, rejects when Telegram has to bring it again. */
export type Take = (update: unknown) => Promise<Taken>;

/**
 * An update → a knock → the house. Only when the house has it is the pressed button told so: until then Telegram
 * shows that it is being waited for, which is true.
 */
export function createTake({ receive, call, keyboards, turns, pace, alarm }: Receiving): Take {
  const parking = createParking(pace.first);
  const hear = async (knock: Knock): Promise<Taken> => {
    const { key } = knock.arrival;
    const resting = parking.resting(key);
    if (resting !== null) throw resting.error;
    try {
      await receive(knock);
    } catch (error) {
      if (!parking.failed(key, error)) throw error;
      alarm(`update ${key} of Telegram fails again and again while others pass; it was given up`, error);
      return 'parked';
    }
    parking.succeeded(key);
    return 'heard';
  };
  return async (update) => {
    const press = pressIn(update);
    const knock = parse(update);
    if (knock !== null) keyboards.pressed(press?.under ?? null);
    if (knock !== null && 'address' in knock.from) turns.hasten(knock.from.address.id);
    const taken = knock === null ? 'ignored' : await hear(knock);
    if (press !== null) void noticed(call, press.query);
    return taken;
  };
}

/** At best effort: Telegram stops waiting by itself after a while. */
const noticed = async (call: BotApi, query: string): Promise<void> => {
  await call('answerCallbackQuery', { callback_query_id: query }).catch(() => {});
};
