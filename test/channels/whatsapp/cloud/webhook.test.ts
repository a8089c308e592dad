import { describe, expect, it } from 'vitest';
import type { Receive } from '../../../../bot/channels/channel.ts';
import { createWhatsAppCloud, type WhatsAppCloud } from '../../../../bot/channels/whatsapp/cloud/index.ts';
import { WRONG_TOKEN } from './graph-api/faults.ts';
import { APP } from './graph-api/index.ts';
import { signed } from './graph-api/webhooks.ts';
import { gate, HUDA, openCloud, settingsFor, spoken, textsOf, until } from './opened.ts';
import { phone } from './phone.ts';

const PATH = '/whatsapp/webhook';
const text = (from: string, id: string, body = id) => ({ from, id, type: 'text', text: { body } });
const bodyOf = (value: object) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      { changes: [{ field: 'messages', value: { metadata: { phone_number_id: APP.phoneNumberId }, ...value } }] },
    ],
  });
const HELLO = bodyOf({ messages: [text(HUDA, 'wamid.1', 'hoi')] });

const posting =
  (channel: WhatsAppCloud) =>
  async (body: string | Uint8Array<ArrayBuffer>, signature: string | null = signed(body, APP.appSecret)) =>
    channel.routes.request(PATH, {
      method: 'POST',
      body,
      headers: signature === null ? {} : { 'x-hub-signature-256': signature },
    });

/** A channel that waits at its door, with a house behind it. */
async function opened(receive: Receive) {
  const cloud = await openCloud();
  await cloud.channel.start(receive);
  return { ...cloud, post: posting(cloud.channel) };
}

describe('the question that Meta asks first', () => {
  const ask = async (query: Record<string, string>) => {
    const { channel } = await openCloud();
    return channel.routes.request(`${PATH}?${new URLSearchParams(query)}`);
  };
  const right = { 'hub.mode': 'subscribe', 'hub.verify_token': APP.verifyToken, 'hub.challenge': '1158201444' };

  it('is answered with its own number', async () => {
    const answer = await ask(right);
    expect([answer.status, await answer.text()]).toEqual([200, '1158201444']);
  });

  it.each<[string, Record<string, string>]>([
    ['with a wrong token', { ...right, 'hub.verify_token': `${APP.verifyToken}x` }],
    ['without a token', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }],
    ['for another end', { ...right, 'hub.mode': 'unsubscribe' }],
    ['with a page in it', { ...right, 'hub.challenge': '<script>' }],
    ['not at all', {}],
  ])('%s it is not', async (_, query) => expect((await ask(query)).status).toBe(403));
});

describe('the door', () => {
  it('lets in what Meta signed, and answers once the house has it', async () => {
    const house = gate();
    const { post } = await opened(() => house.passed);
    let status = 0;
    const answered = post(HELLO).then((answer) => {
      status = answer.status;
    });
    await post(bodyOf({}));
    expect(status).toBe(0);
    house.open();
    await answered;
    expect(status).toBe(200);
  });

  it('keeps everybody else out, a thousand times of a thousand', async () => {
    let heard = 0;
    const { post } = await opened(async () => heard++);
    const right = signed(HELLO, APP.appSecret);
    const wrong = [
      null,
      '',
      right.slice(0, -1),
      `${right}0`,
      right.toUpperCase(),
      right.replace('sha256=', 'sha1='),
      signed(HELLO, 'another-secret'),
      signed(`${HELLO} `, APP.appSecret),
    ];
    for (let n = 0; n < 1_000; n++) {
      const altered = HELLO.replace('hoi', `hoi${n}`);
      expect((await post(n % 2 === 0 ? HELLO : altered, wrong[n % wrong.length] ?? null)).status).toBe(401);
    }
    expect((await post(HELLO.replace('hoi', 'ho1'), right)).status).toBe(401);
    expect(heard).toBe(0);
  });

  it('reads the signature over the bytes as they came', async () => {
    const texts: unknown[] = [];
    const { post } = await opened(async ({ arrival }) => texts.push(arrival.inbound));
    const escaped = HELLO.replace('hoi', '\\u0633\\u0644\\u0627\\u0645 \\ud83d\\ude00');
    expect((await post(escaped)).status).toBe(200);
    const broken = Buffer.from(HELLO.replace('hoi', 'x?y').replace('wamid.1', 'wamid.2'));
    broken[broken.indexOf('?')] = 0xff;
    expect((await post(new Uint8Array(broken))).status).toBe(200);
    expect(texts).toEqual([
      { kind: 'text', text: 'سلام 😀' },
      { kind: 'text', text: 'x\uFFFDy' },
    ]);
  });

  it.each<[string, string, number]>([
    ['no JSON', '{"object":', 400],
    ['nothing', '', 400],
    ['something of four megabytes and more', JSON.stringify({ text: 'x'.repeat(4_200_000) }), 413],
    ['JSON that is nothing of Meta', '[1,2,3]', 200],
    ['something that concerns nobody', bodyOf({ messages: [{ ...text(HUDA, 'wamid.1'), type: 'reaction' }] }), 200],
  ])('answers %s', async (_, body, status) => {
    const { post } = await opened(async () => expect.fail('nobody knocked'));
    expect((await post(body)).status).toBe(status);
  });

  it('is shut before the start and after the stop', async () => {
    const { graph } = await openCloud();
    const channel = createWhatsAppCloud(settingsFor(graph));
    const post = posting(channel);
    expect((await post(HELLO)).status).toBe(500);
    await channel.start(async () => {});
    expect((await post(HELLO)).status).toBe(200);
    await channel.stop();
    expect((await post(HELLO)).status).toBe(500);
  });

  it('is not shut on somebody who is inside', async () => {
    const house = gate();
    const { post, channel } = await opened(() => house.passed);
    const answered = post(HELLO);
    await post(bodyOf({}));
    const stopped = channel.stop();
    house.open();
    await stopped;
    expect((await answered).status).toBe(200);
  });

  it('is not there without secrets', async () => {
    const { graph } = await openCloud();
    expect(() => createWhatsAppCloud({ ...settingsFor(graph), appSecret: '' })).toThrow('needs the app secret');
    expect(() => createWhatsAppCloud({ ...settingsFor(graph), verifyToken: '' })).toThrow('a verify token');
  });
});

describe('the start', () => {
  it('fails where only a person can mend it', async () => {
    const { graph, channel } = await openCloud();
    graph.faults.order('number', WRONG_TOKEN);
    await expect(channel.start(async () => {})).rejects.toThrow('Meta does not know this WhatsApp token');
  });

  it('does not wait for a Meta that is away', async () => {
    const { graph, channel, alarms } = await openCloud();
    graph.faults.order('number', { kind: 'reset' });
    await channel.start(async () => {});
    expect(alarms.map(({ what }) => what)).toEqual(['WhatsApp does not answer; it is tried with every message']);
    expect((await posting(channel)(HELLO)).status).toBe(200);
  });
});

describe('messages in one piece', () => {
  it('are heard in the order of each person, people side by side', async () => {
    const house = gate();
    const heard: string[] = [];
    const { post } = await opened(async ({ arrival }) => {
      if (arrival.key === 'wa:a1') await house.passed;
      heard.push(arrival.key);
    });
    const answered = post(bodyOf({ messages: [text('1', 'a1'), text('1', 'a2'), text('2', 'b1'), text('2', 'b2')] }));
    await until(() => expect(heard).toEqual(['wa:b1', 'wa:b2']));
    house.open();
    expect((await answered).status).toBe(200);
    expect(heard).toEqual(['wa:b1', 'wa:b2', 'wa:a1', 'wa:a2']);
  });

  it('come again whole when one of them was not safe, and nothing of hers went on after it', async () => {
    const heard: string[] = [];
    let away = true;
    const { post } = await opened(async ({ arrival }) => {
      if (away && arrival.key === 'wa:a1') throw new Error('no database');
      heard.push(arrival.key);
    });
    const body = bodyOf({ messages: [text('1', 'a1'), text('1', 'a2'), text('2', 'b1')] });
    expect((await post(body)).status).toBe(500);
    expect(heard).toEqual(['wa:b1']);
    away = false;
    await until(async () => expect((await post(body)).status).toBe(200));
    expect(heard.filter((key) => key.startsWith('wa:a'))).toEqual(['wa:a1', 'wa:a2']);
  });
});

describe('messages that fail', () => {
  it('are asked for again while the stores are away, however often', async () => {
    const { post } = await opened(() => Promise.reject(new Error('no database')));
    for (let n = 0; n < 20; n++) expect((await post(HELLO)).status).toBe(500);
  });

  it('are given up after five times when others pass', async () => {
    let tries = 0;
    const { post, alarms } = await opened(async ({ arrival }) => {
      if (arrival.key !== 'wa:wamid.1') return;
      tries++;
      throw new Error('cannot be kept');
    });
    let others = 0;
    await until(async () => {
      await post(bodyOf({ messages: [text('2', `other${others++}`)] }));
      expect((await post(HELLO)).status).toBe(200);
    });
    expect(tries).toBe(5);
    expect(alarms).toHaveLength(1);
  });
});

describe('end to end', () => {
  it('Meta brings again what was not taken, and what was', async () => {
    const { graph, listen, knocks } = await openCloud({}, { statuses: false });
    let away = 3;
    await listen(async (knock) => {
      if (away-- > 0) throw new Error('no database');
      knocks.push(knock);
    });
    const huda = phone(graph, HUDA);
    huda.writes('1');
    await until(() => expect(graph.webhooks.waiting).toBe(0));
    huda.writes('2');
    await until(() => expect(textsOf(knocks)).toEqual(['1', '2']));
    await until(() => expect(graph.webhooks.waiting).toBe(0));
    expect(graph.webhooks.deliveries.map(({ status }) => status)).toEqual([500, 500, 500, 200, 200]);
    graph.webhooks.again();
    await until(() => expect(textsOf(knocks)).toEqual(['1', '2', '1', '2']));
    expect(new Set(knocks.map(({ arrival }) => arrival.key)).size).toBe(2);
  });

  it('a press comes back as the choice that was offered', async () => {
    const { graph, listen, channel, knocks } = await openCloud();
    await listen();
    const huda = phone(graph, HUDA);
    await channel.send(spoken({ turn: 4, offers: [{ number: 1, label: 'Ja', icon: '✅' }] }));
    huda.presses('4.1');
    await until(() =>
      expect(knocks.map(({ arrival }) => arrival.inbound)).toEqual([{ kind: 'choice', turn: 4, number: 1 }]),
    );
  });

  it('a call is told to the house, which can say that nobody picks up here', async () => {
    const { graph, listen, knocks } = await openCloud();
    await listen();
    const id = phone(graph, HUDA).calls();
    await until(() =>
      expect(knocks.map(({ arrival }) => arrival)).toEqual([
        { key: `wa:${id}`, inbound: { kind: 'unsupported', what: 'call' } },
      ]),
    );
  });

  it('a message gets its blue ticks once the house has it, and not before', async () => {
    const { graph, listen } = await openCloud();
    const house = gate();
    let asked = 0;
    await listen(() => {
      asked++;
      return house.passed;
    });
    const id = phone(graph, HUDA).writes('hoi');
    await until(() => expect(asked).toBe(1));
    expect(graph.calls('read')).toEqual([]);
    house.open();
    await until(() => expect(graph.phones.read).toEqual([id]));
    expect(graph.phones.typing).toEqual([]);
  });
});
