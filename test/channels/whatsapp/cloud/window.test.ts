import { describe, expect, it } from 'vitest';
import { readTemplates } from '../../../../bot/channels/whatsapp/cloud/index.ts';
import { createWindow } from '../../../../bot/channels/whatsapp/cloud/window.ts';
import { HUDA, openCloud, QUICK, spoken, until } from './opened.ts';
import { phone } from './phone.ts';

const DAY_MS = 86_400_000;
const NOBODY = '31600000099';
const held = { kind: 'held', why: 'no template outside the 24-hour window' };

const templates = readTemplates(
  JSON.stringify({
    'appointments.reminder': {
      name: 'reminder_1',
      languages: { nl: 'nl', ar: 'ar', ti: 'en_GB' },
      params: ['name', 'starts, day', 'starts,time'],
      buttons: 2,
    },
    'mentoring.weekly': { name: 'weekly_1', languages: { nl: 'nl' } },
  }),
);
const reminder = spoken({
  to: NOBODY,
  meant: { key: 'appointments.reminder', params: { name: 'Huda', starts: '2026-11-24T10:00' } },
  offers: [1, 2, 3].map((number) => ({ number, label: 'Ja', icon: null })),
  isAnswer: false,
});

async function open() {
  const cloud = await openCloud({ templates });
  cloud.graph.phones.approved.push(
    { name: 'reminder_1', code: 'nl', params: 3, buttons: 2 },
    { name: 'reminder_1', code: 'en_GB', params: 3, buttons: 2 },
    { name: 'weekly_1', code: 'nl', params: 0, buttons: 0 },
  );
  return cloud;
}

describe('the window', () => {
  const NOW = Date.parse('2026-11-22T10:00:00Z');
  const ago = (milliseconds: number) => new Date(NOW - milliseconds).toISOString();

  it.each<[string, string | null, boolean]>([
    ['she has just written', ago(0), true],
    ['almost a day ago', ago(DAY_MS - 61_000), true],
    ['so nearly a day ago that it may close on the way', ago(DAY_MS - 59_000), false],
    ['longer ago', ago(2 * DAY_MS), false],
    ['never', null, false],
    ['at a time that is none', 'soon', false],
  ])('%s', async (_, instant, isOpen) => {
    expect(
      await createWindow(
        async () => instant,
        () => NOW,
      ).isOpen(HUDA),
    ).toBe(isOpen);
  });

  it('asks no store for whoever has just written', async () => {
    const window = createWindow(
      () => Promise.reject(new Error('no database')),
      () => NOW,
    );
    window.heard(HUDA, { wamid: 'b', at: NOW - 1_000 });
    window.heard(HUDA, { wamid: 'a', at: NOW - 9_000 });
    expect(await window.isOpen(HUDA)).toBe(true);
    expect(window.last(HUDA)?.wamid).toBe('b');
    await expect(window.isOpen(NOBODY)).rejects.toThrow('no database');
  });

  it('is not opened by what Meta brings days later', async () => {
    const window = createWindow(
      async () => null,
      () => NOW,
    );
    window.heard(HUDA, { wamid: 'a', at: NOW - 3 * DAY_MS });
    expect(await window.isOpen(HUDA)).toBe(false);
  });
});

describe('within it', () => {
  it('everything is said freely, also what has a template', async () => {
    const { graph, channel } = await open();
    expect(await channel.send({ ...reminder, to: HUDA })).toMatchObject({ kind: 'sent' });
    expect(phone(graph, HUDA).shows()).toMatchObject([{ kind: 'buttons', text: 'Waarom kunt u niet komen?' }]);
  });

  it('an answer goes out while the stores are away', async () => {
    const cloud = await openCloud({ lastHeard: () => Promise.reject(new Error('no database')) });
    await cloud.listen(() => Promise.reject(new Error('no database')));
    phone(cloud.graph, HUDA).writes('help');
    await until(() => expect(cloud.graph.webhooks.deliveries.length).toBeGreaterThan(0));
    expect(await cloud.channel.send(spoken({ text: 'Bel 112.' }))).toMatchObject({ kind: 'sent' });
    expect(await cloud.channel.send(spoken({ to: NOBODY }))).toMatchObject({ kind: 'later' });
  });
});

describe('outside it', () => {
  it('a message goes in the text that Meta approved for it, and its buttons bring back our choices', async () => {
    const { graph, channel, listen, knocks } = await open();
    await listen();
    expect(await channel.send(reminder)).toMatchObject({ kind: 'sent', platformId: 'wamid.000001' });
    const person = phone(graph, NOBODY);
    expect(person.shows()).toMatchObject([
      {
        kind: 'template',
        text:
          'reminder_1 (nl): whatsapp.value({"value":"Huda"}, nl) | ' +
          'whatsapp.day({"value":"2026-11-24T10:00"}, nl) | whatsapp.time({"value":"2026-11-24T10:00"}, nl)',
        buttons: [{ id: '12.1' }, { id: '12.2' }],
      },
    ]);
    person.presses('12.2');
    await until(() =>
      expect(knocks.map(({ arrival }) => arrival.inbound)).toEqual([{ kind: 'choice', turn: 12, number: 2 }]),
    );
  });

  it('speaks within a template as the template does: Meta knows no Tigrinya', async () => {
    const { graph, channel } = await open();
    await channel.send({ ...reminder, language: 'ti' });
    expect(phone(graph, NOBODY).shows()[0]?.text).toMatch(/^reminder_1 \(en_GB\): .*, en\) \|/u);
  });

  it('waits where there is no template: for the key, for the language, for what goes along', async () => {
    const { graph, channel } = await open();
    expect(await channel.send(spoken({ to: NOBODY }))).toEqual(held);
    expect(await channel.send({ ...reminder, language: 'pl' })).toEqual(held);
    const enclosed = { kind: 'place', name: 'x', address: 'y', latitude: 52, longitude: 4 } as const;
    expect(await channel.send({ ...reminder, enclosed })).toEqual(held);
    expect(await channel.send(spoken({ to: NOBODY, meant: { key: 'constructor' } }))).toEqual(held);
    expect(graph.calls('messages')).toEqual([]);
  });

  it('goes at once when she writes and it is let go', async () => {
    const { graph, channel } = await open();
    expect(await channel.send(spoken({ to: NOBODY }))).toEqual(held);
    graph.phones.wrote(NOBODY);
    const begin = Date.now();
    expect(await channel.send(spoken({ to: NOBODY, attempts: 1 }))).toMatchObject({ kind: 'sent' });
    expect(Date.now() - begin).toBeLessThan(QUICK.echo);
  });

  it('waits where Meta does not know the template after all, and staff hear of it once', async () => {
    const { graph, channel, alarms } = await open();
    graph.phones.approved.length = 0;
    expect(await channel.send(reminder)).toEqual({ kind: 'held', why: '404, 132001 Template' });
    expect(await channel.send({ ...reminder, ref: 'c:13.1' })).toMatchObject({ kind: 'held' });
    expect(alarms.map(({ what }) => what)).toEqual([
      'WhatsApp takes nothing until token, account or template is put right',
    ]);
  });

  it('is told by Meta where our clock knew better, and then waits', async () => {
    const { channel, listen, news } = await openCloud({ lastHeard: async () => new Date().toISOString() });
    await listen();
    const delivery = await channel.send(spoken({ to: NOBODY }));
    expect(delivery).toMatchObject({ kind: 'sent' });
    await until(() => expect(news).toHaveLength(1));
    expect(news[0]).toMatchObject({
      platformId: 'wamid.000001',
      ref: 'c:12.1',
      state: 'failed',
      why: '131047 Re-engagement message',
      delivery: { kind: 'held' },
    });
  });

  it('fills in nothing that Meta refuses: no line breaks, no blanks, nothing empty, nothing endless', async () => {
    const said = ['  a\n\n b\t', ' ', 'x'.repeat(5_000)];
    const { graph, channel } = await openCloud({ templates, say: () => said.shift() ?? '' });
    graph.phones.approved.push({ name: 'reminder_1', code: 'nl', params: 3, buttons: 2 });
    expect(await channel.send(reminder)).toMatchObject({ kind: 'sent' });
    expect(phone(graph, NOBODY).shows()[0]?.text).toBe(`reminder_1 (nl): a b | – | ${'x'.repeat(199)}…`);
  });
});

describe('the templates in the configuration', () => {
  it.each<[string, string, string]>([
    ['no JSON', '{', 'templates: '],
    ['no object', '[]', 'templates: '],
    ['a language that the house does not speak', '{"a.b":{"name":"x","languages":{"de":"de"}}}', 'a.b.languages'],
    ['a code that is none', '{"a.b":{"name":"x","languages":{"nl":"nl-NL"}}}', 'a.b.languages.nl: is no language code'],
    ['a name that Meta would not take', '{"a.b":{"name":"Reminder!","languages":{}}}', 'a.b.name: needs'],
    [
      'a parameter in a format that there is not',
      '{"a.b":{"name":"x","languages":{},"params":["x, year"]}}',
      'a.b.params.0',
    ],
    ['a field that is not known', '{"a.b":{"name":"x","languages":{},"button":1}}', 'a.b: '],
    ['too many buttons', '{"a.b":{"name":"x","languages":{},"buttons":11}}', 'a.b.buttons'],
  ])('stop the start and are named: %s', (_, json, named) => expect(() => readTemplates(json)).toThrow(named));

  it('may be none', () => expect(readTemplates('{}')).toEqual({}));
});
