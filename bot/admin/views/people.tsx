import type { Known, Page } from '../../staff-ports.ts';
import { nameOfLanguage } from '../speech.ts';
import { TEXTS } from '../texts.ts';
import { BASE, type Setting } from './setting.ts';

const { people: texts } = TEXTS;

const Person = ({ person, setting }: { person: Known; setting: Setting }) => (
  <li class="card">
    <a href={`${BASE}/people/${person.id}`}>
      <strong>
        <bdi>{person.name}</bdi>
      </strong>
      <span>{person.roles.map((role) => TEXTS.roles[role]).join(', ')}</span>
      <span>{person.language === null ? TEXTS.noLanguage : nameOfLanguage(person.language)}</span>
      <span class="quiet">
        {person.conversation === null
          ? TEXTS.person.never
          : `${texts.lastContact}: ${setting.when.moment(person.conversation.lastAt, setting.now)}`}
      </span>
      {person.unreachable !== null && (
        <span class="warning">
          {TEXTS.person.unreachableSince(setting.when.moment(person.unreachable.since, setting.now))}
        </span>
      )}
    </a>
    <a class="button" href={`${BASE}/people/${person.id}#invitation-title`}>
      {texts.invite}
      <span class="unseen"> {person.name}</span>
    </a>
  </li>
);

type PeopleProps = { page: Page<Known>; search: string; setting: Setting };

/** The people whom the centre knows. What is searched for is posted, so that no name stands in an address. */
export const People = ({ page, search, setting }: PeopleProps) => (
  <div class="page">
    <h1>{texts.title}</h1>
    <p>
      {texts.explain} <a href={`${BASE}/people/import`}>{texts.import}</a>
    </p>
    <search>
      <form method="post" action={`${BASE}/people`} class="search">
        <label for="search">{texts.search}</label>
        <input id="search" name="search" type="search" value={search} maxlength={60} autocomplete="off" />
        <button type="submit">{texts.button}</button>
      </form>
    </search>
    {page.items.length === 0 && <p class="empty">{search === '' ? texts.empty : texts.none}</p>}
    <ul class="cards">
      {page.items.map((person) => (
        <Person person={person} setting={setting} />
      ))}
    </ul>
    {page.next !== null && (
      <form method="post" action={`${BASE}/people`}>
        <input type="hidden" name="search" value={search} />
        <input type="hidden" name="after" value={page.next} />
        <button type="submit">{texts.more}</button>
      </form>
    )}
  </div>
);
