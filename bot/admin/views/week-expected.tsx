import type { Expectation, OccasionDetail, Word } from '../../staff-week-ports.ts';
import { TEXTS } from '../texts.ts';
import { WEEK_TEXTS as texts } from '../texts-week.ts';
import { nameOf } from './list.tsx';
import { BASE, type Setting } from './setting.ts';

const GOOD = new Set<Word['state']>(['sent', 'delivered', 'read']);

const reasonOf = ({ state, why }: Word): string => {
  if (why === null || GOOD.has(state)) return '';
  const reasons = state === 'silent' ? TEXTS.silent : TEXTS.undelivered.why;
  return `: ${Object.hasOwn(reasons, why) ? reasons[why] : TEXTS.otherReason}`;
};

const WordLine = ({ word, setting }: { word: Word; setting: Setting }) => (
  <li class={`word is-${word.state}`}>
    {Object.hasOwn(texts.about, word.about) ? texts.about[word.about] : texts.otherWords}{' '}
    <b class="state">{texts.word[word.state]}</b>
    {reasonOf(word)} <time datetime={word.at}>{setting.when.moment(word.at, setting.now)}</time>
  </li>
);

/** What somebody answered; an answer that she cannot come counts above all others. */
function answersOf({ absent, said }: Expectation): string[] {
  const known = said.filter((one) => Object.hasOwn(texts.said, one)).map((one) => texts.said[one] as string);
  if (absent || said.includes('away')) return [texts.isAbsent];
  return known.length === 0 ? [texts.noAnswer] : known;
}

const isAsked = ({ as }: Expectation): boolean => as !== 'teacher' && as !== 'host';

const Person = ({ one, setting }: { one: Expectation; setting: Setting }) => {
  const name = nameOf(one.name, one.person);
  const answers = answersOf(one);
  return (
    <li class="card expected">
      <div>
        <p>
          <a href={`${BASE}/people/${one.person}`}>
            <strong>
              <bdi>{one.child?.name ?? name}</bdi>
            </strong>
          </a>{' '}
          <span class="quiet">{one.child === null ? texts.as[one.as] : texts.of(name)}</span>
        </p>
        {isAsked(one) && (
          <p
            class={`answer ${answers[0] === texts.isAbsent ? 'away' : ''} ${answers[0] === texts.noAnswer ? 'quiet' : ''}`}
          >
            {answers.join(' · ')}
          </p>
        )}
        <ul class="words-told">
          {one.words.map((word) => (
            <WordLine word={word} setting={setting} />
          ))}
        </ul>
        {one.unreachable !== null && <p class="quiet">{texts.unreachable[one.unreachable]}</p>}
        {one.unreachable === null && one.words.length === 0 && <p class="quiet">{texts.notTold}</p>}
      </div>
      {one.conversation !== null && (
        <a class="button" href={`${BASE}/conversations/${one.conversation}?tab=all`}>
          {texts.conversation}
          <span class="unseen"> {name}</span>
        </a>
      )}
    </li>
  );
};

/** Everybody who is expected: what she heard, whether it arrived, what she answered. */
export const Expected = ({ occasion, setting }: { occasion: OccasionDetail; setting: Setting }) => (
  <div id="expected">
    {occasion.expectations.length === 0 && <p class="empty">{texts.nobody}</p>}
    <ul class="cards">
      {occasion.expectations.map((one) => (
        <Person one={one} setting={setting} />
      ))}
    </ul>
  </div>
);
