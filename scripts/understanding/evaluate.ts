import type { Language } from '../../bot/engine/language.ts';
import type { Understanding } from '../../bot/engine/understanding.ts';
import { type Answer, answerTo } from '../../bot/understand/answer.ts';
import type { SentenceSet } from './sets.ts';

/** What was made of one sentence. */
export type Asked = { readonly said: string; readonly meant: string; readonly heard: string; readonly answer: Answer };

export type Result = {
  readonly language: Language;
  /** Sentences with a domain or an intent, and those that came out otherwise than meant. */
  readonly wishes: readonly Asked[];
  readonly misses: readonly Asked[];
  /** Sentences of a crisis, and those in which none was heard. */
  readonly crises: readonly Asked[];
  readonly unheard: readonly Asked[];
  /** Ordinary sentences, and those in which a crisis was heard. */
  readonly calm: readonly Asked[];
  readonly alarms: readonly Asked[];
};

/** The one word for what was heard: the intent, or the strongest domain of a question for help. */
const heardOf = ({ intent, domains }: Answer): string =>
  intent === 'help' ? (domains.find((domain) => domain !== 'crisis') ?? 'help') : intent;

const isRight = ({ heard, meant }: Asked): boolean => heard === meant;

/** Asks about every sentence of a set with the language unknown, as a stranger's first message comes in. */
export function evaluate(understanding: Understanding, language: Language, set: SentenceSet): Result {
  const asked = (lists: Readonly<Record<string, readonly string[]>>): Asked[] =>
    Object.entries(lists).flatMap(([meant, list]) =>
      list.map((said) => {
        const answer = answerTo(said, understanding, null);
        return { said, meant, heard: heardOf(answer), answer };
      }),
    );
  const [wishes, crises, calm] = [asked(set.wishes), asked(set.crisis), asked({ calm: set.calm })];
  return {
    language,
    wishes,
    misses: wishes.filter((one) => !isRight(one)),
    crises,
    unheard: crises.filter(({ answer }) => answer.crisis === null),
    calm,
    alarms: [...calm, ...wishes].filter(({ answer }) => answer.crisis !== null),
  };
}
