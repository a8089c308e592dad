import type { Child } from 'hono/jsx';
import type { Entry } from '../../hsds/map/keeping/entries.ts';
import type { Facts } from '../../hsds/map/keeping/facts.ts';
import { isAlways, type Week, writtenDay } from '../../hsds/map/keeping/week.ts';
import { CHECKS_TEXTS as texts } from '../texts-checks.ts';
import { fullDay, nameOfWeekday } from '../when.ts';
import type { Setting } from './setting.ts';

const Unknown = () => <span class="quiet">{texts.unknown}</span>;

/** A number as a phone dials it. */
export const Call = ({ number }: { number: string }) => (
  <a href={`tel:${number.replaceAll(/[^\d+]/gu, '')}`} aria-label={texts.call(number)}>
    <bdi>{number}</bdi>
  </a>
);

const Hours = ({ week }: { week: Week }) => {
  if (isAlways(week)) return <>{texts.always}</>;
  if (week.every((spans) => spans.length === 0)) return <Unknown />;
  return (
    <ul>
      {week.map((spans, day) => (
        <li>
          {nameOfWeekday(day + 1)}: {spans.length === 0 ? texts.closed : writtenDay(spans)}
        </li>
      ))}
    </ul>
  );
};

function costWords(cost: Facts['cost']): string | null {
  if (cost === null) return null;
  const { amount, words } = cost;
  if (amount === null || amount === 0) return words ?? (amount === null ? null : texts.free);
  return [texts.euros(amount.toFixed(2)), ...(words === null ? [] : [words])].join(', ');
}

const Fact = ({ name, children }: { name: string; children: Child }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const addressWords = ({ address }: Facts): string | null =>
  address === null ? null : `${address.street}, ${`${address.code} ${address.city}`.trim()}`;

/** What residents see of a place, with everything that can be called, written to or opened. */
export const FactsView = ({ facts }: { facts: Facts }) => (
  <dl class="facts">
    <Fact name={texts.facts.phone}>
      {facts.phones.length === 0 ? <Unknown /> : facts.phones.map(({ number }) => <Call number={number} />)}
    </Fact>
    <Fact name={texts.facts.hours}>
      <Hours week={facts.week} />
      {facts.hasOtherHours && <p class="quiet">{texts.otherHours}</p>}
    </Fact>
    <Fact name={texts.facts.address}>{addressWords(facts) ?? <Unknown />}</Fact>
    <Fact name={texts.facts.cost}>{costWords(facts.cost) ?? <Unknown />}</Fact>
    <Fact name={texts.facts.website}>
      {facts.website === null ? (
        <Unknown />
      ) : (
        <a href={facts.website} target="_blank" rel="noreferrer noopener">
          {facts.website.replace(/^https?:\/\//u, '').replace(/\/$/u, '')}
        </a>
      )}
    </Fact>
    <Fact name={texts.facts.email}>
      {facts.email === null ? <Unknown /> : <a href={`mailto:${facts.email}`}>{facts.email}</a>}
    </Fact>
  </dl>
);

/** What was said of it by residents, when somebody looked last and who, and whose it is. */
export const StandingView = ({ entry, setting }: { entry: Entry; setting: Setting }) => {
  const nameOf = (id: string | null) => (id === null ? null : (setting.reader.colleagues.get(id) ?? null));
  const owner = nameOf(entry.owner);
  return (
    <>
      {entry.reports.length > 0 && (
        <ul class="warning">
          {entry.reports.map(({ what, count, last }) => (
            <li>
              <strong>{texts.told[what]}</strong>: {texts.toldTimes(count)}, {texts.toldLast(fullDay(last))}
            </li>
          ))}
        </ul>
      )}
      <p class="quiet">
        {entry.checked === null ? texts.neverChecked : texts.checked(fullDay(entry.checked), nameOf(entry.checkedBy))}
        {entry.due !== null && `, ${texts.dueOn(fullDay(entry.due))}`}
        {', '}
        {owner === null ? texts.nobody : texts.owner(owner)}
      </p>
      {entry.triedOn !== null && <p class="warning">{texts.tried(fullDay(entry.triedOn))}</p>}
      {entry.note !== null && <p class="note">{entry.note}</p>}
    </>
  );
};
