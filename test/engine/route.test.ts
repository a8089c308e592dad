import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../bot/engine/inbound.ts';
import { route } from '../../bot/engine/route.ts';
import type { Place } from '../../bot/engine/saying.ts';
import { type Session, takenBy } from '../../bot/engine/session.ts';
import { theHouse } from '../talk/house.ts';
import { readSentences } from '../talk/read.ts';
import { keysOf, played, text } from './playing.ts';
import { type Resting, restingStates } from './resting.ts';

const states = await restingStates();
const at = (name: string): Resting => states.find((state) => state.name === name) as Resting;
const reason = at('absence/reason, absence.reason, given');
const newcomer = at('onboarding/language, onboarding.language, unasked, no language');
/** Whoever comes there first speaks any language. */
const inDutch = (state: Resting): Resting => ({ ...state, session: { ...state.session, language: 'nl' } });
const asked = inDutch(at('onboarding/consent, onboarding.consent, unasked'));
const { violence = '', debts = '', 'cannot-come': cannotCome = '' } = readSentences('nl');

const kindOf = ({ session }: { session: Session }, inbound: Inbound) => route(theHouse, session, inbound).kind;
const held = { session: takenBy(reason.session, 'somebody') };
const button: Inbound = { kind: 'choice', turn: reason.session.asked?.turn ?? 0, number: 1 };

describe('whose turn it is', () => {
  it('a crisis comes before staff, before the welcome, before everything', () => {
    for (const state of [reason, held, newcomer]) expect(kindOf(state, text(violence))).toBe('crisis');
    expect(kindOf(held, { kind: 'edited', text: violence })).toBe('crisis');
    expect(kindOf(held, { kind: 'file', id: 'f', name: 'foto.jpg', bytes: 1, caption: violence })).toBe('crisis');
  });

  it('staff come before everything else that a person does', () => {
    for (const inbound of [text('menu'), text('1'), text(debts), button]) expect(kindOf(held, inbound)).toBe('held');
    expect(kindOf(held, { kind: 'voice', id: 'v', seconds: 3 })).toBe('held');
  });

  it('a command word comes before a choice with the same word', async () => {
    const data = at('my-data/start, my-data.start, given');
    expect(data.session.asked?.saying.choices?.some(({ id }) => id === 'stop')).toBe(true);
    expect(route(theHouse, data.session, text('stop'))).toEqual({ kind: 'command', command: 'stop' });
  });

  it('a choice comes before a meaning: "ik ben ziek" is a reason here, and not another report', () => {
    const way = route(theHouse, reason.session, text('Ik ben ziek'));
    expect(way).toMatchObject({ kind: 'place', answer: { kind: 'choice', id: 'ill' } });
    expect(theHouse.understanding.meaning('Ik ben ziek', 'nl')).toMatchObject({ intent: 'absence', hints: ['ill'] });
  });

  it('the open question comes before a meaning, and the meaning before the menu', () => {
    expect(route(theHouse, reason.session, text(debts))).toMatchObject({
      kind: 'place',
      place: { room: 'absence' },
      answer: { kind: 'text', meaning: { intent: 'help', domain: 'money' } },
    });
    const nowhere = { ...reason.session, place: null, asked: null };
    expect(route(theHouse, nowhere, text(debts))).toMatchObject({ kind: 'place', place: { room: 'social-map' } });
    expect(route(theHouse, nowhere, text('xxxx'))).toEqual({ kind: 'lost', meaning: null });
  });

  it('zero goes back and nine is a human, in every script', () => {
    for (const zero of ['0', '٠', '0️⃣'])
      expect(route(theHouse, reason.session, text(zero))).toMatchObject({ command: 'back' });
    for (const nine of ['9', '٩', '፱'])
      expect(route(theHouse, reason.session, text(nine))).toMatchObject({ command: 'human' });
  });

  it('a button of an earlier question is an old one', () => {
    expect(kindOf(reason, { ...button, turn: button.turn - 1 } as Inbound)).toBe('stale');
    expect(kindOf(reason, button)).toBe('place');
  });
});

describe('before somebody has agreed', () => {
  const wishOf = (place: Place | null | undefined) => (place?.data.wish as Place | undefined)?.room;

  it('what she wants waits, whether she says it before the question or in answer to it', async () => {
    const first = await played(
      { ...newcomer, session: { ...newcomer.session, place: null, asked: null } },
      text(debts),
    );
    expect(keysOf(first)).toEqual(['onboarding.language']);
    const amid = await played(asked, text(debts));
    expect(keysOf(amid)).toEqual(['engine.miss', 'onboarding.consent']);
    expect([first, amid].map(({ session }) => wishOf(session.place))).toEqual(['social-map', 'social-map']);
    expect(keysOf(await played(amid, text('ja')))).toEqual(['onboarding.welcome', 'social-map.places']);
  });

  it('a choice is the same by its button and by its number', async () => {
    const helped = await played(newcomer, text('help'));
    const ways: Inbound[] = [{ kind: 'choice', turn: helped.turn, number: 1 }, text('1'), text('Hulp zoeken')];
    for (const inbound of ways) {
      const turn = await played(helped, inbound);
      expect(wishOf(turn.session.place)).toBe('social-map');
      expect(keysOf(turn)).toEqual(['onboarding.language']);
    }
  });

  it('a human, the emergency number, a stop and her own data need no agreement', async () => {
    expect(keysOf(await played(asked, text('mens')))).toEqual(['engine.human']);
    expect(keysOf(await played(asked, text('help')))).toContain('engine.help');
    const stopped = await played(asked, text('stop'));
    expect(keysOf(stopped)).toEqual(['my-data.stopped']);
    expect(keysOf(await played(stopped, text('2')))).toEqual(['my-data.forget']);
    expect(keysOf(await played(stopped, text('xxxx')))).toEqual(['engine.miss', 'my-data.stopped']);
  });

  it('a report is not written down, however it is begun', async () => {
    const turn = await played(asked, text(cannotCome));
    expect(turn.session.place?.room).toBe('onboarding');
    const menu = await played(asked, text('menu'));
    expect(menu.session.place?.room).toBe('onboarding');
  });
});
