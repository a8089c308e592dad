import type { Checks, ChecksAsked } from '../../hsds/map/keeping/desk.ts';
import { type Entry, STANDINGS } from '../../hsds/map/keeping/entries.ts';
import { CHECKS_TEXTS as texts } from '../texts-checks.ts';
import { Acts, Done, placePath } from './check-acts.tsx';
import { Call, FactsView, StandingView } from './check-facts.tsx';
import { MapParts } from './map-parts.tsx';
import { BASE, type Setting } from './setting.ts';

const MAP = `${BASE}/social-map`;

/** The address of a page of the list, as it is asked for. */
export function checksPath({ owner, page }: ChecksAsked): string {
  const query = new URLSearchParams({
    ...(owner === null ? {} : { owner }),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return `${MAP}${query.size === 0 ? '' : `?${query}`}`;
}

const EntryCard = ({ entry, back, setting }: { entry: Entry; back: string; setting: Setting }) => (
  <li class="card check" id={`place-${entry.place}`}>
    <h3>
      <a href={placePath(entry.place)}>
        <bdi>{entry.name}</bdi>
      </a>
      {entry.isForCrisis && <span class="tag">{texts.forCrisis}</span>}
    </h3>
    {entry.organisation !== null && <p class="quiet">{entry.organisation}</p>}
    <StandingView entry={entry} setting={setting} />
    {entry.description !== null && <p>{entry.description}</p>}
    <FactsView facts={entry.facts} />
    <Acts entry={entry} back={back} />
  </li>
);

const Lines = ({ checks }: { checks: Checks }) =>
  checks.lines.length === 0 ? null : (
    <section class="card check" aria-labelledby="lines">
      <h2 id="lines">{texts.lines.title}</h2>
      <p>{texts.lines.explain}</p>
      <dl class="facts">
        {checks.lines.map(({ name, number }) => (
          <>
            <dt>{texts.lines.names[name]}</dt>
            <dd>
              <Call number={number} />
            </dd>
          </>
        ))}
      </dl>
      <form method="post" action={`${MAP}/lines`}>
        <button type="submit" class="strong">
          {texts.lines.hold}
        </button>
      </form>
    </section>
  );

const Pager = ({ asked, pages }: { asked: ChecksAsked; pages: number }) =>
  pages === 1 ? null : (
    <nav class="acts" aria-label={texts.page(asked.page, pages)}>
      {asked.page > 1 && (
        <a class="button" rel="prev" href={checksPath({ ...asked, page: asked.page - 1 })}>
          {texts.before}
        </a>
      )}
      <span>{texts.page(asked.page, pages)}</span>
      {asked.page < pages && (
        <a class="button" rel="next" href={checksPath({ ...asked, page: asked.page + 1 })}>
          {texts.next}
        </a>
      )}
    </nav>
  );

type ListProps = { checks: Checks; asked: ChecksAsked; setting: Setting };

/** What is to be looked at, group by group: it follows what happens. */
export const ChecksList = ({ checks, asked, setting }: ListProps) => (
  <div id="checks">
    <p>{texts.counts(checks.counts.reported, checks.counts.late, checks.counts.soon)}</p>
    <Lines checks={checks} />
    {checks.entries.length === 0 && checks.lines.length === 0 && <p class="empty">{texts.empty}</p>}
    {STANDINGS.map((standing) => {
      const entries = checks.entries.filter((entry) => entry.standing === standing);
      return entries.length === 0 ? null : (
        <section aria-labelledby={`are-${standing}`}>
          <h2 id={`are-${standing}`}>{texts.groups[standing]}</h2>
          <ul class="cards">
            {entries.map((entry) => (
              <EntryCard entry={entry} back={checksPath(asked)} setting={setting} />
            ))}
          </ul>
        </section>
      );
    })}
    <Pager asked={asked} pages={checks.pages} />
  </div>
);

/** Places that were found, each with how it stands. */
export const Found = ({ found, setting }: { found: readonly Entry[] | null; setting: Setting }) => (
  <div id="found" role="status">
    {found !== null && (
      <>
        <p class="quiet">{texts.found(found.length)}</p>
        <ul class="cards">
          {found.map((entry) => (
            <li class="card">
              <a href={placePath(entry.place)}>
                <strong>
                  <bdi>{entry.name}</bdi>
                </strong>
                {entry.organisation !== null && <span>{entry.organisation}</span>}
                <span class="quiet">{texts.groups[entry.standing]}</span>
                {entry.owner !== null && (
                  <span class="quiet">{texts.owner(setting.reader.colleagues.get(entry.owner) ?? '')}</span>
                )}
              </a>
            </li>
          ))}
        </ul>
      </>
    )}
  </div>
);

const Search = ({ search }: { search: string }) => (
  <search>
    <form method="get" action={MAP} class="search">
      <label for="search">{texts.search}</label>
      <input
        id="search"
        name="search"
        type="search"
        value={search}
        maxlength={100}
        autocomplete="off"
        hx-get={`${MAP}/found`}
        hx-trigger="input changed delay:120ms"
        hx-target="#found"
        hx-swap="outerHTML"
        hx-sync="this:replace"
      />
      <button type="submit">{texts.searchButton}</button>
    </form>
  </search>
);

/** Whose entries are shown: mine, everybody's, or those of a colleague. */
const Whose = ({ asked, staff, setting }: { asked: ChecksAsked; staff: Staff; setting: Setting }) => (
  <form method="get" action={MAP} class="whose">
    <label for="owner">{texts.whose}</label>
    <select id="owner" name="owner">
      <option value="">{texts.everybody}</option>
      <option value={setting.staff.id} selected={asked.owner === setting.staff.id}>
        {texts.mine}
      </option>
      {staff
        .filter(({ id }) => id !== setting.staff.id)
        .map(({ id, name }) => (
          <option value={id} selected={asked.owner === id}>
            {name}
          </option>
        ))}
    </select>
    <button type="submit">{texts.show}</button>
  </form>
);

/** Those who have an account, by name. */
export type Staff = readonly { readonly id: string; readonly name: string }[];

type Props = ListProps & {
  staff: Staff;
  search: string;
  found: readonly Entry[] | null;
  done: string | undefined;
  undo: Entry | null;
  problem?: string | undefined;
};

/** The social map as it is kept true: what is due, and every place by a search. */
export const ChecksView = ({ checks, asked, setting, staff, search, found, done, undo, problem }: Props) => (
  <div id="map-checks" class="page">
    <MapParts here="checks" />
    <h1>{texts.title}</h1>
    {problem !== undefined && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
    <Done done={done} undo={undo} back={checksPath(asked)} />
    <p>{texts.explain}</p>
    <Search search={search} />
    <Found found={found} setting={setting} />
    <Whose asked={asked} staff={staff} setting={setting} />
    <ChecksList checks={checks} asked={asked} setting={setting} />
  </div>
);
