import type { Receive } from '../../channel.ts';
import { createParking } from '../../parking.ts';
import { type Batch, unpack } from './batch.ts';
import { titleOf } from './codes.ts';
import type { Courtesy } from './courtesy.ts';
import type { Echoes } from './echoes.ts';
import type { Pace } from './pace.ts';
import type { Heard } from './parse.ts';
import type { News, Status } from './statuses.ts';
import type { Alarm } from './trouble.ts';
import type { Turns } from './turns.ts';
import type { Window } from './window.ts';

/** Told of every status of a message of ours, at least once; Meta brings it again where this rejects. */
export type Told = (news: News) => Promise<unknown>;

export type Receiving = {
  readonly receive: Receive;
  readonly told: Told;
  readonly phoneNumberId: string;
  readonly window: Window;
  readonly turns: Turns;
  readonly echoes: Echoes;
  readonly courtesy: Courtesy;
  readonly pace: Pick<Pace, 'first'>;
  readonly now: () => number;
  readonly alarm: Alarm;
};

/** Takes what Meta brought at once; resolves once all of it is safe, rejects when Meta has to bring it again. */
export type Take = (body: unknown) => Promise<void>;

/**
 * People side by side, each in her order, and nothing of hers after what failed; messages of ours likewise. What is
 * safe already is silent when it comes again, so the whole may be brought again for one that was not.
 */
export function createTake(receiving: Receiving): Take {
  const { phoneNumberId, turns, now, alarm } = receiving;
  const safely = guarding(receiving);
  return async (body) => {
    const { heard, statuses, errors }: Batch = unpack(body, phoneNumberId, now());
    turns.received(heard.flat().length);
    for (const code of errors) alarm(`Meta reports trouble with this number: ${titleOf(code)}`, null);
    const tasks = [
      ...heard.map((lane) => hear(receiving, safely, lane)),
      ...statuses.map((lane) => tell(receiving, safely, lane)),
    ];
    const failed = (await Promise.allSettled(tasks)).find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  };
}

/** Does something once more where it fails, until it is given up; tells whether it was done. */
type Safely = (key: string, task: () => Promise<unknown>) => Promise<boolean>;

function guarding({ pace, alarm }: Receiving): Safely {
  const parking = createParking(pace.first);
  return async (key, task) => {
    const resting = parking.resting(key);
    if (resting !== null) throw resting.error;
    try {
      await task();
    } catch (error) {
      if (!parking.failed(key, error)) throw error;
      alarm('something from WhatsApp fails again and again while others pass; it was given up', error);
      return false;
    }
    parking.succeeded(key);
    return true;
  };
}

async function hear(receiving: Receiving, safely: Safely, lane: readonly Heard[]): Promise<void> {
  const { receive, window, courtesy } = receiving;
  for (const { knock, from, wamid, at } of lane) {
    // Before the house has it: what it says in a crisis while its stores are away may go, for she has just written.
    window.heard(from, { wamid, at });
    if (await safely(knock.arrival.key, () => receive(knock))) courtesy.read(wamid);
  }
}

async function tell({ told, echoes }: Receiving, safely: Safely, lane: readonly Status[]): Promise<void> {
  for (const { news, reference } of lane) {
    if (reference !== null) {
      if (news.state === 'failed') echoes.forget(reference);
      else echoes.arrived(reference, news.platformId);
    }
    await safely(`${news.platformId} ${news.state}`, () => told(news));
  }
}
