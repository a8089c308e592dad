import fc from 'fast-check';
import { expect } from 'vitest';
import type { Params } from '../../../../bot/engine/saying.ts';
import { type Code, codesTo } from '../../../../bot/paper/links.ts';
import { PEOPLE } from '../../../../prisma/seed/world.ts';
import { words } from '../../../talk/house.ts';
import type { Done, Phone } from '../driver.ts';
import { isTaken, type Stage, texts, until } from '../stage.ts';
import type { Promises } from './promise.ts';

/** Where the chats are found, as they stand in the codes of a poster. */
const ADDRESSES = { publicUrl: 'https://chat.example.org', telegramBot: 'BuurtmusBot', whatsappNumber: '31612345678' };

/** What the house heard of her in words, after her first "hallo". */
async function wordsOf({ books }: Stage, { address }: Phone): Promise<string[]> {
  const heard = await books.heard(address);
  return heard.flatMap((one) => (one.kind === 'text' ? [one.text] : [])).slice(1);
}

/** People do something while nobody listens; resolves when somebody listens again and the house has all of it. */
async function afterSilence(stage: Stage, act: () => readonly Done[]): Promise<void> {
  await stage.stop();
  const done = act();
  await stage.start();
  await Promise.all(done.map(isTaken));
}

/** Words in all seven languages, and what platforms like to lose: marks of direction, joiners, combined letters. */
export const SCRIPTS = [
  'Ik kan morgen niet. “Ziek”, zei de café-eigenaar…',
  'hastayım, bugün gelemiyorum',
  'أنا مريضة، لا أستطيع الحضور يوم ٢٤',
  'ሓሚመ ኣለኹ፡ ጽባሕ ኣይመጽእን እየ።',
  'болна съм и няма да дойда',
  'jestem chora, źdźbło i żółć',
  '\u200Fمرحبا\u200F (Spui 70) \u2067Den Haag\u2069',
  'خانه‌ام دور است',
  '👩🏾‍🦽👨‍👩‍👧‍👦 3️⃣ 🇪🇷 e\u0301 \u{20BB7}',
  'eerste regel\n\ntweede regel',
  '<b>*niet* _vet_</b> &amp; https://evil.example/?a=1',
];

export const hearing: Promises<'What people send'> = {
  async 'hears every script, to the last mark'(stage) {
    const huda = await stage.somebody();
    for (const text of SCRIPTS) await isTaken(huda.writes(text));
    await until(async () => expect(await wordsOf(stage, huda)).toEqual(SCRIPTS));
  },
  async 'hears many at once, in order'(stage) {
    const people = await Promise.all([stage.somebody(), stage.somebody(), stage.somebody()]);
    const numbers = Array.from({ length: 8 }, (_, n) => `bericht ${n}`);
    const done = numbers.flatMap((text) => people.map((one) => one.writes(text)));
    await Promise.all(done.map(isTaken));
    for (const one of people) await until(async () => expect(await wordsOf(stage, one)).toEqual(numbers));
  },
  async 'is confirmed only when the house has it'(stage) {
    const huda = await stage.somebody();
    const told: boolean[] = [];
    let done: Done | null = null;
    stage.house.breaks(huda.address, 'before', 3, async () => void told.push((await done?.isTaken()) ?? false));
    done = huda.writes('hoort u mij?');
    await isTaken(done);
    expect(told).toEqual([false, false, false]);
    expect(await wordsOf(stage, huda)).toEqual(['hoort u mij?']);
  },
  async 'is taken once, however often it comes'(stage) {
    const huda = await stage.somebody();
    const done = huda.writes('eenmaal');
    await isTaken(done);
    const shown = (await huda.shows()).length;
    for (let n = 0; n < 3; n++) done.again();
    await stage.stop();
    await stage.start();
    done.again();
    await isTaken(huda.writes('en nog iets'));
    await until(async () => expect(await wordsOf(stage, huda)).toEqual(['eenmaal', 'en nog iets']));
    await until(async () => expect((await huda.shows()).length).toBeGreaterThan(shown));
  },
  async 'is taken once where a process died before it could say so'(stage) {
    const huda = await stage.somebody();
    stage.house.breaks(huda.address, 'after', 2);
    await isTaken(huda.writes('eenmaal'));
    await isTaken(huda.writes('en nog iets'));
    expect(await wordsOf(stage, huda)).toEqual(['eenmaal', 'en nog iets']);
  },
  async 'is taken after a time in which nobody listened'(stage) {
    const [huda, mehmet] = await Promise.all([stage.somebody(), stage.somebody()]);
    await afterSilence(stage, () => [huda.writes('een'), mehmet.writes('ik ook'), huda.writes('twee')]);
    expect((await wordsOf(stage, huda)).sort()).toEqual(['een', 'twee']);
    expect(await wordsOf(stage, mehmet)).toEqual(['ik ook']);
  },
  async 'is taken in order after such a time'(stage) {
    const huda = await stage.somebody();
    const all = Array.from({ length: 8 }, (_, n) => `bericht ${n}`);
    await afterSilence(stage, () => all.map((text) => huda.writes(text)));
    expect(await wordsOf(stage, huda)).toEqual(all);
  },
  async 'keeps nobody else waiting when it fails'(stage) {
    const [huda, mehmet] = await Promise.all([stage.somebody(), stage.somebody()]);
    let failures = 0;
    stage.house.breaks(huda.address, 'before', 3, async () => {
      if (++failures === 3) await until(async () => expect(await wordsOf(stage, mehmet)).toEqual(['dit wel']));
    });
    const done = [huda.writes('dit lukt niet'), mehmet.writes('dit wel')];
    await Promise.all(done.map(isTaken));
    expect(await wordsOf(stage, huda)).toEqual(['dit lukt niet']);
  },
  async 'stops nothing, whatever is in it'(stage) {
    const mallory = await stage.somebody();
    const alarms = stage.alarms.length;
    const random = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), { numRuns: 8, seed: 3 });
    const hostile = ['\0\uD800x', 'z\u0335'.repeat(3_000), 'w'.repeat(20_000), '/start \u202E{{x}}', '12.1', ...random];
    for (const text of hostile) mallory.writes(text);
    const huda = await stage.somebody();
    await isTaken(mallory.writes('tot slot'));
    await until(async () => expect((await wordsOf(stage, mallory)).at(-1)).toBe('tot slot'));
    expect(await wordsOf(stage, huda)).toEqual([]);
    expect(stage.alarms.slice(alarms)).toEqual([]);
  },
  async 'is answered where it cannot be read'(stage) {
    const huda = await stage.somebody();
    const kinds = Object.entries(huda.unreadable);
    expect(kinds.map(([name]) => name)).toEqual(expect.arrayContaining(['sticker', 'poll', 'contact', 'place']));
    for (const [at, [name, send]] of kinds.entries()) {
      const before = (await huda.shows()).length;
      await isTaken(send());
      await until(async () => expect(await stage.books.heard(huda.address), name).toHaveLength(at + 2));
      await until(async () => expect((await huda.shows()).length, name).toBeGreaterThan(before));
    }
    const heard = (await stage.books.heard(huda.address)).slice(1);
    expect(new Set(heard.map(({ kind }) => kind))).toEqual(new Set(['unsupported']));
  },
  async 'is not answered in a group'(stage) {
    const huda = await stage.somebody();
    const shown = (await huda.shows()).length;
    huda.writesInGroup?.('hallo allemaal');
    await isTaken(huda.writes('en nu aan u'));
    await until(async () => expect(await wordsOf(stage, huda)).toEqual(['en nu aan u']));
    await until(async () => expect((await huda.shows()).length).toBeGreaterThan(shown));
    expect(huda.writesInGroup).toBeDefined();
    expect(await stage.books.timesHeard('hallo allemaal')).toBe(0);
  },
  async 'is heard when she writes over it'(stage) {
    const huda = await stage.somebody();
    await isTaken(huda.writes('dinsdag'));
    const shown = (await huda.shows()).length;
    expect(huda.edits?.('woensdag')).toBeDefined();
    await until(async () =>
      expect((await stage.books.heard(huda.address)).at(-1)).toEqual({ kind: 'edited', text: 'woensdag' }),
    );
    await until(async () => expect((await huda.shows()).length).toBeGreaterThan(shown));
  },
  async 'asks nothing when she takes it back'(stage) {
    const huda = await stage.somebody();
    await isTaken(huda.writes('per ongeluk'));
    expect(huda.takesBack).toBeDefined();
    huda.takesBack?.();
    await isTaken(huda.writes('dit bedoelde ik'));
    await until(async () => expect(await wordsOf(stage, huda)).toEqual(['per ongeluk', 'dit bedoelde ik']));
    expect(await stage.books.heard(huda.address)).toHaveLength(3);
  },
  async 'brings her in through the link of staff'(stage) {
    const newcomer = stage.platform.phone();
    await isTaken(newcomer.follows(await stage.books.invites(PEOPLE.huda.id)));
    expect(await stage.books.personAt(newcomer.address)).toBe(PEOPLE.huda.id);
  },
  async 'opens the topic of a code on paper, in its language'(stage) {
    const newcomer = stage.platform.phone();
    const codes = codesTo({ language: 'ar', topic: 'money' }, '💶', ADDRESSES);
    const { url } = codes.find(({ channel }) => channel === stage.driver.channel) as Code;
    const hears = (key: string, params?: Params) =>
      until(async () => expect(texts(await newcomer.shows()).join('\n')).toContain(words.say(key, params, 'ar')));
    await isTaken(await newcomer.scans(url));
    await hears('onboarding.consent');
    await isTaken(newcomer.writes('1'));
    await hears('social-map.places', { count: 3 });
  },
  async 'brings the numbers of a crisis while the stores are away'(stage) {
    const huda = await stage.somebody();
    stage.house.breaks(huda.address, 'before', 1_000);
    const done = huda.writes('ik wil dood');
    await until(async () => expect(texts(await huda.shows()).join(' ')).toContain('113'));
    expect(await wordsOf(stage, huda)).toEqual([]);
    stage.house.breaks(huda.address, 'before', 0);
    await isTaken(done);
    expect(await wordsOf(stage, huda)).toEqual(['ik wil dood']);
  },
};
