import { createEmergency } from './emergency.ts';
import { codeIn } from './engine/code.ts';
import { handOver } from './engine/company.ts';
import { raised } from './engine/crisis.ts';
import { delicateLines } from './engine/delicate.ts';
import type { Effect } from './engine/effect.ts';
import { type Facts, withAnswer } from './engine/fact.ts';
import type { House } from './engine/house.ts';
import { type Arrival, type Inbound, isFromPerson, wholesome } from './engine/inbound.ts';
import { reached } from './engine/reach.ts';
import { step } from './engine/step.ts';
import { inTrouble } from './engine/trouble.ts';
import type { Outcome } from './engine/turn.ts';
import { createLanes } from './lanes.ts';
import type {
  Alarm,
  Clock,
  Commit,
  Conversation,
  Conversations,
  Emergency,
  FactSource,
  From,
  Knock,
  Outbox,
  TurnRecord,
  Waiting,
} from './ports.ts';

/** A conversation that moves on this often under one knock is not moving on: something is wrong with us. */
const MOST_ATTEMPTS = 8;
/** Rounds of questions to the stores in one turn; the longest way through the rooms takes three. */
const MOST_ROUNDS = 12;

/** Records that change what is known of an address or of who writes from it: the next turn there is read anew. */
const ELSEWHERE_TOO: ReadonlySet<string> = new Set([handOver.record, reached.record, raised.record]);

export type Spine = {
  readonly house: House;
  readonly conversations: Conversations;
  readonly facts: FactSource;
  readonly commit: Commit;
  readonly outbox: Outbox;
  readonly waiting: Waiting;
  readonly emergency: Emergency;
  readonly clock: Clock;
  readonly alarm: Alarm;
};

/** What became of a knock. `nobody`: it was for somebody who is not there (any more). */
export type Receipt = 'answered' | 'duplicate' | 'nobody';

/**
 * The one door of the house. Whoever knocks (a resident, a clock, a worker, staff) is recognised, heard once,
 * answered by the engine, and written down in one transaction; only then does the outbox speak.
 *
 * Resolves when the turn is committed: a channel may confirm to its platform only then. Rejects when it could not
 * be; the platform then delivers again, and nothing is lost.
 */
export function createInbound(spine: Spine): (knock: Knock) => Promise<Receipt> {
  const lanes = createLanes();
  const warning = createEmergency(spine.house, spine.emergency);
  return ({ from, arrival }) => {
    const knock = { from: showing(from, arrival.inbound), arrival: wholesome(arrival) };
    // Counted from here: an earlier message of hers may be what the stores hold up.
    const answered = warning.await(knock);
    return lanes.run(laneOf(from), async () => {
      try {
        return await takeTurn(spine, knock);
      } catch (error) {
        await warning.warn(knock);
        throw error;
      } finally {
        answered();
      }
    });
  };
}

/** Somebody may show who she is by sending a code, in an app that has no links. */
function showing(from: From, inbound: Inbound): From {
  const invitation = 'address' in from ? codeIn(inbound) : null;
  return invitation === null ? from : { invitation, ...from };
}

const laneOf = (from: From): string =>
  'address' in from ? `${from.address.channel}:${from.address.id}` : 'person' in from ? from.person : from.conversation;

/** Think, commit; and when somebody else moved the conversation meanwhile, read it again and think again. */
async function takeTurn(spine: Spine, { from, arrival }: Knock): Promise<Receipt> {
  let inbound = arrival.inbound;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const conversation = await spine.conversations.recognise(from);
    if (conversation === null) return 'nobody';
    const turn = await think(spine, conversation, arrival, inbound);
    const verdict = await spine.commit(turn);
    if (verdict.kind === 'committed') return speak(spine, turn, verdict.behind === true);
    if (verdict.kind === 'duplicate') return 'duplicate';
    if (verdict.kind === 'conflict') spine.conversations.mistrust(conversation);
    else inbound = { kind: 'effect-refused', effect: verdict.effect, reason: verdict.reason };
  }
  throw new Error(`no turn could be committed in ${MOST_ATTEMPTS} attempts`);
}

/** Steps until no fact is missing. A step that throws is our trouble: the person hears so and staff see it. */
async function think(
  spine: Spine,
  conversation: Conversation,
  arrival: Arrival,
  inbound: Inbound,
): Promise<TurnRecord> {
  const { person, session, version } = conversation;
  const at = { turn: version + 1, now: spine.clock() };
  let facts: Facts = new Map();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const outcome = orTrouble(
      spine,
      inbound,
      () => step(spine.house, session, { ...arrival, inbound }, person, facts, at),
      () => inTrouble(session, person, at),
    );
    if (outcome.kind === 'done') return recordOf(spine.house, conversation, arrival, at, outcome);
    const answers = await spine.facts.answer(outcome.needs, person, at.now);
    facts = outcome.needs.reduce((known, need, index) => withAnswer(known, need, answers[index]), facts);
  }
  throw new Error(`facts were still missing after ${MOST_ROUNDS} rounds`);
}

function orTrouble(spine: Spine, inbound: Inbound, stepped: () => Outcome, troubled: () => Outcome): Outcome {
  try {
    return stepped();
  } catch (error) {
    spine.alarm('a step threw', error, { kind: inbound.kind });
    return troubled();
  }
}

function recordOf(
  house: House,
  before: Conversation,
  arrival: Arrival,
  at: { turn: number; now: string },
  outcome: Outcome & { kind: 'done' },
): TurnRecord {
  const { id: conversation, channel, to } = before;
  const sayings = outcome.effects.filter((effect): effect is Effect & { kind: 'say' } => effect.kind === 'say');
  const outgoing = sayings.map(({ saying }, index) => ({
    conversation,
    turn: at.turn,
    position: index + 1,
    channel,
    to,
    language: outcome.language,
    saying,
    isAnswer: isFromPerson(arrival.inbound),
    attempts: 0,
  }));
  const { session, effects } = outcome;
  const delicate = delicateLines(house, {
    before: before.session,
    inbound: arrival.inbound,
    sayings: outgoing.map(({ saying }) => saying),
    now: at.now,
  });
  return { before, session, arrival, at: at.now, effects, outgoing, delicate };
}

/** What is remembered of a conversation holds its person as she was before the turn. */
const changesWhoSheIs = (effect: Effect): boolean =>
  effect.kind === 'person' || (effect.kind === 'record' && ELSEWHERE_TOO.has(effect.name));

function speak(spine: Spine, { before, session, outgoing, effects }: TurnRecord, behind: boolean): Receipt {
  if (effects.some(changesWhoSheIs)) {
    spine.conversations.mistrust(before);
  } else {
    spine.conversations.remember({ ...before, session, version: before.version + 1 });
  }
  if (behind) spine.outbox.follow(outgoing);
  else spine.outbox.wake(outgoing);
  spine.waiting.wake(effects.filter((effect) => effect.kind === 'knock'));
  return 'answered';
}
