/** So many guesses in so many milliseconds, by whoever is meant by a key. */
type Limit = { readonly most: number; readonly within: number };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Against one account, from all browsers that never signed in to it, together (Chatwoot's figures). */
const PER_ACCOUNT: Limit = { most: 20, within: 5 * MINUTE };
/** From one address, whatever the account. */
const PER_ADDRESS: Limit = { most: 10, within: 20 * SECOND };
/** From one browser that has signed in to this account before. */
const PER_KNOWN_BROWSER: Limit = { most: 10, within: 5 * MINUTE };
/** Codes of the second step, by somebody who has the password: one account, or one browser that is known for it. */
const CODES: Limit = { most: 5, within: 5 * MINUTE };
/** Passwords typed once more by whoever is signed in: the one at an unlocked desk may be somebody else. */
const AT_THE_DESK: Limit = { most: 10, within: 5 * MINUTE };

/** Keys that are remembered; an attacker who makes up more of them pushes out only the oldest. */
const MOST_KEYS = 20_000;

/** Whose guess it is. `browser` names a browser known for this account, and is null for all others. */
export type Guess = { readonly email: string; readonly address: string; readonly browser: string | null };

export type SignInLimits = {
  /** A password, at the door. */
  admits(guess: Guess): boolean;
  /** A code, after the right password. */
  admitsCode(guess: Guess): boolean;
  /** A password, by whoever is signed in to this account. */
  admitsAtTheDesk(account: string): boolean;
};

/**
 * Slows guessing down without locking anybody out. Strangers share the guesses of an account and of an address;
 * a browser that has signed in to the account before has guesses of its own, so whatever strangers do, whoever
 * works here still gets in from her own phone (OWASP: device cookies).
 *
 * Kept in memory: each process of the house counts for itself.
 */
export function createSignInLimits(now: () => number): SignInLimits {
  const guesses = new Map<string, readonly number[]>();

  const admitsKey = (key: string, { most, within }: Limit): boolean => {
    const recent = (guesses.get(key) ?? []).filter((at) => at > now() - within);
    const admitted = recent.length < most;
    guesses.delete(key);
    guesses.set(key, admitted ? [...recent, now()] : recent);
    if (guesses.size > MOST_KEYS) guesses.delete(guesses.keys().next().value as string);
    return admitted;
  };
  return {
    admits({ email, address, browser }) {
      if (browser !== null) return admitsKey(`browser ${browser}`, PER_KNOWN_BROWSER);
      return admitsKey(`address ${address}`, PER_ADDRESS) && admitsKey(`account ${email}`, PER_ACCOUNT);
    },
    admitsCode({ email, address, browser }) {
      if (browser !== null) return admitsKey(`code browser ${browser}`, CODES);
      return admitsKey(`address ${address}`, PER_ADDRESS) && admitsKey(`code account ${email}`, CODES);
    },
    admitsAtTheDesk: (account) => admitsKey(`desk ${account}`, AT_THE_DESK),
  };
}
