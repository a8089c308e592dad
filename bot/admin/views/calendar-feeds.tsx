import type { Feed } from '../../calendar/ports.ts';
import { TEXTS } from '../texts.ts';
import { CALENDAR_TEXTS as texts } from '../texts-calendar.ts';
import { BASE, type Setting } from './setting.ts';

type Centres = readonly { readonly id: string; readonly name: string }[];

export type FeedsProps = {
  /** Where its forms go: `"/admin/calendar"`. */
  readonly at: string;
  /** Whose addresses these are; null for one's own, of a centre to be chosen. */
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly centres: Centres;
  readonly feeds: readonly Feed[];
  /** The address that was just made: it is shown now and never again. */
  readonly made: string | null;
  readonly said: string | null;
  readonly setting: Setting;
};

const Made = ({ address }: { address: string }) => (
  <p class="copying">
    <label for="calendar-address">{texts.made}</label>
    <input id="calendar-address" readonly value={address} />
    <button type="button" class="scripted" data-copies="calendar-address">
      {TEXTS.invitation.copy}
    </button>
  </p>
);

const Centre = ({ centres }: { centres: Centres }) => (
  <p>
    <label for="centre">{texts.centre}</label>
    <select id="centre" name="centre">
      {centres.map(({ id, name }) => (
        <option value={id}>{name}</option>
      ))}
      <option value="">{texts.everyCentre}</option>
    </select>
  </p>
);

const Working = ({ feed, at, person, setting }: Pick<FeedsProps, 'at' | 'person' | 'setting'> & { feed: Feed }) => (
  <li>
    <strong>{person === null ? (feed.centre ?? texts.everyCentre) : texts.personal}</strong>{' '}
    {texts.since(setting.when.day(feed.madeAt, setting.now))}
    <form method="post" action={`${at}/${feed.id}/revoke`}>
      <button type="submit">{texts.revoke}</button>
    </form>
  </li>
);

/** Addresses at which calendars are read: make one, see since when they work, revoke them. */
export const CalendarFeeds = ({ at, person, centres, feeds, made, said, setting }: FeedsProps) => (
  <div class="page">
    {person !== null && (
      <p>
        <a class="back" href={`${BASE}/people/${person.id}`}>
          <bdi>{person.name}</bdi>
        </a>
      </p>
    )}
    {person === null ? (
      <h1>{texts.own}</h1>
    ) : (
      <h1>
        {texts.of} <bdi>{person.name}</bdi>
      </h1>
    )}
    <p>{person === null ? texts.explain : texts.explainPerson}</p>
    {said !== null && <p role="status">{said}</p>}
    {made !== null && <Made address={made} />}
    <form method="post" action={at} class="calendar-make">
      {person === null && <Centre centres={centres} />}
      <button type="submit">{texts.make}</button>
    </form>
    <h2>{texts.listTitle}</h2>
    {feeds.length === 0 && <p class="empty">{texts.none}</p>}
    <ul class="plain-list">
      {feeds.map((feed) => (
        <Working feed={feed} at={at} person={person} setting={setting} />
      ))}
    </ul>
  </div>
);
