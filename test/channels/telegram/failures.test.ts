import { describe, expect, it } from 'vitest';
import { deliveryAfter, failureOf, networkFailure, TelegramFailure } from '../../../bot/channels/telegram/failures.ts';

const refused = (code: number, description: string, retryAfter: number | null = null) =>
  ({ kind: 'refused', code, description, retryAfter }) as const;

describe('what a refusal means for a message', () => {
  it.each<[number, string, number | null, object]>([
    [429, 'Too Many Requests: retry after 7', 7, { kind: 'later', seconds: 7 }],
    [429, 'Too Many Requests', null, { kind: 'later', seconds: 1 }],
    [500, 'Internal Server Error', null, { kind: 'later', seconds: 5 }],
    [502, 'Bad Gateway', null, { kind: 'later', seconds: 5 }],
    [409, 'Conflict: something', null, { kind: 'later', seconds: 5 }],
    [401, 'Unauthorized', null, { kind: 'later', seconds: 300 }],
    [404, 'Not Found', null, { kind: 'later', seconds: 300 }],
    [403, 'Forbidden: bot was blocked by the user', null, { kind: 'never', why: 'blocked' }],
    [403, "Forbidden: bot can't initiate conversation with a user", null, { kind: 'never', why: 'blocked' }],
    [403, 'Forbidden: user is deactivated', null, { kind: 'never', why: 'gone' }],
    [403, "Forbidden: bot can't send messages to bots", null, { kind: 'never', why: 'refused' }],
    [400, 'Bad Request: chat not found', null, { kind: 'never', why: 'gone' }],
    [400, 'Bad Request: PEER_ID_INVALID', null, { kind: 'never', why: 'gone' }],
    [400, 'Bad Request: message is too long', null, { kind: 'never', why: 'refused' }],
    [413, 'Request Entity Too Large', null, { kind: 'never', why: 'refused' }],
  ])('%i %s', (code, description, retryAfter, delivery) => {
    expect(deliveryAfter(refused(code, description, retryAfter))).toMatchObject(delivery);
  });
});

describe('trouble of the network', () => {
  it.each([
    ['ECONNREFUSED', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['ECONNRESET', 'unanswered'],
    [undefined, 'unanswered'],
  ])('%s: %s, and later', (code, kind) => {
    expect(deliveryAfter(networkFailure(code))).toEqual({ kind: 'later', seconds: 5, why: kind });
  });
});

it('a failure says what and why, and nothing of the message', () => {
  const failure = new TelegramFailure('sendMessage', refused(403, 'Forbidden: bot was blocked by the user'));
  expect(failure.message).toBe('sendMessage: 403 Forbidden: bot was blocked by the user');
  expect(failureOf(failure)).toEqual(failure.failure);
  expect(failureOf(new Error('anything else'))).toEqual({ kind: 'unanswered' });
});
