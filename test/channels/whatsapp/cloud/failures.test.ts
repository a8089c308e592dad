import { describe, expect, it } from 'vitest';
import {
  deliveryAfter,
  failureOf,
  GraphFailure,
  isCertain,
  networkFailure,
  type Refusal,
} from '../../../../bot/channels/whatsapp/cloud/failures.ts';
import { refusalIn } from '../../../../bot/channels/whatsapp/cloud/graph.ts';

const refused = (status: number, code: number | null, more: Partial<Refusal> = {}): Refusal => ({
  kind: 'refused',
  status,
  code,
  subcode: null,
  transient: false,
  retryAfter: null,
  ...more,
});

describe('what a refusal means for a message', () => {
  it.each<[string, Refusal, object]>([
    ['too much at once', refused(429, 130_429, { retryAfter: 7 }), { kind: 'later', seconds: 7 }],
    ['too much at once, it says no time', refused(429, 130_429), { kind: 'later', seconds: 5 }],
    ['too many calls', refused(400, 4), { kind: 'later', seconds: 5 }],
    ['too many calls of the account', refused(400, 80_007), { kind: 'later', seconds: 5 }],
    ['a 429 without a code', refused(429, null, { retryAfter: 9 }), { kind: 'later', seconds: 9 }],
    ['too much to her', refused(400, 131_056), { kind: 'later', seconds: 6 }],
    ['Meta is away', refused(500, 131_000), { kind: 'later', seconds: 5 }],
    ['Meta is overloaded', refused(503, 2), { kind: 'later', seconds: 5 }],
    ['the number is being upgraded', refused(500, 131_057), { kind: 'later', seconds: 5 }],
    ['a code of next year, and a server error', refused(500, 199_999), { kind: 'later', seconds: 5 }],
    ['a code of next year, which passes', refused(400, 199_999, { transient: true }), { kind: 'later', seconds: 5 }],
    ['the token is old', refused(401, 190), { kind: 'later', seconds: 300 }],
    ['no right any more', refused(403, 10), { kind: 'later', seconds: 300 }],
    ['no right to this', refused(403, 200), { kind: 'later', seconds: 300 }],
    ['a wrong phone number id', refused(400, 100, { subcode: 33 }), { kind: 'later', seconds: 3_600 }],
    ['the number is not registered', refused(400, 133_010), { kind: 'later', seconds: 3_600 }],
    ['the account is locked', refused(403, 131_031), { kind: 'later', seconds: 3_600 }],
    ['the bill is not paid', refused(400, 131_042), { kind: 'later', seconds: 3_600 }],
    ['outside the window', refused(400, 131_047), { kind: 'held', why: '400, 131047 Re-engagement message' }],
    ['Meta lets no more through to her', refused(400, 131_049), { kind: 'held' }],
    ['Meta tries something on her', refused(400, 130_472), { kind: 'held' }],
    ['she wants no more of it', refused(400, 131_050), { kind: 'held' }],
    ['no such template', refused(404, 132_001), { kind: 'held' }],
    ['a template filled in wrongly', refused(400, 132_000), { kind: 'held' }],
    ['a template that was paused', refused(400, 132_015), { kind: 'held' }],
    ['not on WhatsApp', refused(400, 131_026), { kind: 'never', why: 'gone' }],
    ['of a type that Meta does not know', refused(400, 131_051), { kind: 'never', why: 'refused' }],
    ['of a wrong form', refused(400, 100), { kind: 'never', why: 'refused' }],
    ['a code of next year', refused(400, 199_999), { kind: 'never', why: 'refused' }],
  ])('%s', (_, failure, delivery) => expect(deliveryAfter(failure)).toMatchObject(delivery));
});

describe('how long Meta asks to be left alone', () => {
  const asked = (header: string) =>
    refusalIn({ status: 429, headers: new Headers({ 'retry-after': header }), body: null })?.retryAfter;

  it.each<[string, number | null]>([
    ['7', 7],
    ['0', 1],
    ['soon', null],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 1],
  ])('%s', (header, seconds) => expect(asked(header)).toBe(seconds));

  it('may be told by a date', () => {
    expect(asked(new Date(Date.now() + 30_000).toUTCString())).toBeGreaterThan(25);
  });
});

describe('trouble of the network', () => {
  const failed = (code: string) => new TypeError('fetch failed', { cause: { code } });

  it.each<[string, unknown, string]>([
    ['nobody listens', failed('ECONNREFUSED'), 'unreachable'],
    ['nobody is known by that name', failed('ENOTFOUND'), 'unreachable'],
    ['nobody picks up', failed('UND_ERR_CONNECT_TIMEOUT'), 'unreachable'],
    ['the line breaks', failed('ECONNRESET'), 'unanswered'],
    ['it takes too long', new DOMException('aborted', 'TimeoutError'), 'unanswered'],
    ['anything else', null, 'unanswered'],
  ])('%s', (_, error, kind) => {
    expect(deliveryAfter(networkFailure(error))).toEqual({ kind: 'later', seconds: 5, why: kind });
  });

  it('leaves it open whether a message arrived, as a server error does', () => {
    expect(isCertain({ kind: 'unreachable' })).toBe(true);
    expect(isCertain(refused(400, 131_047))).toBe(true);
    expect(isCertain({ kind: 'unanswered' })).toBe(false);
    expect(isCertain(refused(500, 131_000))).toBe(false);
  });
});

it('a failure says what and why, and nothing of anybody', () => {
  const failure = new GraphFailure('send', refused(400, 131_047));
  expect(failure.message).toBe('send: 400, 131047 Re-engagement message');
  expect(new GraphFailure('send', refused(400, 199_999)).message).toBe('send: 400, code 199999');
  expect(failureOf(failure)).toEqual(failure.failure);
  expect(failureOf(new Error('anything else'))).toEqual({ kind: 'unanswered' });
});
