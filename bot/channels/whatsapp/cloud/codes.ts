/**
 * What an error of Meta means for a message:
 *
 * - busy: Meta has trouble; it passes
 * - rate: too much at once, to all together
 * - pair: too much to this one person
 * - token, account: nothing will go until somebody corrects it; no message is given up meanwhile
 * - closed: nothing may be said to this person now; as soon as she writes, it may
 * - template: the approved text is none, or not as we fill it; as good as no template
 * - gone: she cannot be reached on WhatsApp
 * - refused: this very message will never be taken
 */
export type Meaning = 'busy' | 'rate' | 'pair' | 'token' | 'account' | 'closed' | 'template' | 'gone' | 'refused';

/** Every code that this house knows, with Meta's own title for it: …/whatsapp/support/error-codes */
const CODES: Readonly<Record<number, readonly [Meaning, string]>> = {
  0: ['token', 'AuthException'],
  1: ['busy', 'API unknown'],
  2: ['busy', 'API service'],
  3: ['token', 'API method'],
  4: ['rate', 'API too many calls'],
  10: ['token', 'Permission denied'],
  33: ['account', 'The business phone number has been deleted'],
  100: ['refused', 'Invalid parameter'],
  190: ['token', 'Access token has expired'],
  368: ['account', 'Temporarily blocked for policies violations'],
  80007: ['rate', 'Rate limit issues'],
  130429: ['rate', 'Rate limit hit'],
  130472: ['closed', "User's number is part of an experiment"],
  130497: ['refused', 'Restricted from messaging users in this country'],
  131000: ['busy', 'Something went wrong'],
  131005: ['token', 'Access denied'],
  131008: ['refused', 'Required parameter is missing'],
  131009: ['refused', 'Parameter value is not valid'],
  131016: ['busy', 'Service unavailable'],
  131021: ['refused', 'Recipient cannot be sender'],
  131026: ['gone', 'Message undeliverable'],
  131030: ['refused', 'Recipient not in allowed list'],
  131031: ['account', 'Account has been locked'],
  131037: ['account', 'Display name needs approval'],
  131042: ['account', 'Business eligibility payment issue'],
  131045: ['account', 'Incorrect certificate'],
  131047: ['closed', 'Re-engagement message'],
  131048: ['account', 'Spam rate limit hit'],
  131049: ['closed', 'Not delivered to maintain healthy ecosystem engagement'],
  131050: ['closed', 'User has stopped marketing messages'],
  131051: ['refused', 'Unsupported message type'],
  131052: ['refused', 'Media download error'],
  131053: ['refused', 'Media upload error'],
  131056: ['pair', 'Pair rate limit hit'],
  131057: ['busy', 'Account in maintenance mode'],
  133000: ['account', 'Incomplete deregistration'],
  133004: ['busy', 'Server temporarily unavailable'],
  133010: ['account', 'Phone number not registered'],
};

/** Graph's own way to say that an object is not there or not ours: a wrong phone number id, or a right taken away. */
const NOT_OURS = { code: 100, subcode: 33 };

const isTemplateCode = (code: number): boolean => code >= 132_000 && code < 133_000;
const isPermissionCode = (code: number): boolean => code >= 200 && code < 300;

/** What a code means; null for one that is not known. `meaningOf(131047) // → 'closed'` */
export function meaningOf(code: number, subcode: number | null = null): Meaning | null {
  if (code === NOT_OURS.code && subcode === NOT_OURS.subcode) return 'account';
  if (isTemplateCode(code)) return 'template';
  if (isPermissionCode(code)) return 'token';
  return CODES[code]?.[0] ?? null;
}

/** A code with its title, for staff: `"131047 Re-engagement message"`. Never Meta's own sentence: it may name people. */
export function titleOf(code: number): string {
  const title = CODES[code]?.[1] ?? (isTemplateCode(code) ? 'Template' : null);
  return title === null ? `code ${code}` : `${code} ${title}`;
}
