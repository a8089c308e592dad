import { type Case, type CaseFilter, OUTCOMES } from '../../crisis/desk.ts';
import { CRISES } from '../../engine/understanding.ts';
import type { Page } from '../../staff-ports.ts';
import { CRISIS_TEXTS as texts } from '../texts-crisis.ts';
import { caseAt, contactWords, TakeForm, takenWords, whose } from './crisis.tsx';
import { BASE, type Setting } from './setting.ts';

const { filter: filters } = texts;

/** A filter as it stands in an address. */
const queryOf = ({ state, kind, outcome }: CaseFilter): URLSearchParams =>
  new URLSearchParams({ state, ...(kind === null ? {} : { kind }), ...(outcome === null ? {} : { outcome }) });

type PickProps = { name: string; label: string; chosen: string; options: Readonly<Record<string, string>> };

const Pick = ({ name, label, chosen, options }: PickProps) => (
  <label>
    {label}
    <select name={name}>
      {Object.entries(options).map(([value, words]) => (
        <option value={value} selected={value === chosen}>
          {words}
        </option>
      ))}
    </select>
  </label>
);

const withAny = (names: readonly string[], words: Readonly<Record<string, string>>) =>
  Object.fromEntries([['', filters.any], ...names.map((name) => [name, words[name] as string])]);

const Filter = ({ filter }: { filter: CaseFilter }) => (
  <form method="get" action={`${BASE}/crises`} class="case-filter" aria-label={filters.label}>
    <Pick name="state" label={filters.state} chosen={filter.state} options={filters.states} />
    <Pick name="kind" label={filters.kind} chosen={filter.kind ?? ''} options={withAny(CRISES, texts.kinds)} />
    <Pick
      name="outcome"
      label={filters.outcome}
      chosen={filter.outcome ?? ''}
      options={withAny(OUTCOMES, texts.outcomes)}
    />
    <button type="submit">{filters.show}</button>
  </form>
);

const Row = ({ one, setting }: { one: Case; setting: Setting }) => (
  <li class={`card case-row ${one.closedAt === null ? 'is-open' : ''}`}>
    <p>
      <a href={caseAt(one)}>
        <strong>
          <bdi>{whose(one)}</bdi>
        </strong>
      </a>{' '}
      <span class="tag">{one.outcome === null ? texts.open : texts.outcomes[one.outcome]}</span>
    </p>
    <p>
      {texts.kinds[one.kind]}, <time datetime={one.since}>{setting.when.moment(one.since, setting.now)}</time>
      {one.times > 1 && `, ${texts.again(one.times)}`}
    </p>
    <p class="quiet">
      {contactWords(one)}
      {one.closedAt === null && takenWords(one, setting) !== null && `, ${takenWords(one, setting)}`}
    </p>
    {one.isLast && <p class="problem">{texts.nobody}</p>}
    {one.closedAt === null && one.acknowledgedAt === null && <TakeForm one={one} />}
  </li>
);

type Props = {
  readonly cases: Page<Case>;
  readonly filter: CaseFilter;
  readonly setting: Setting;
  readonly problem?: string | undefined;
};

const isAll = ({ state, kind, outcome }: CaseFilter): boolean => state === 'all' && kind === null && outcome === null;

/** Every case of danger, open ones first: what it was, what happened, how it ended. */
export const CrisesView = ({ cases, filter, setting, problem }: Props) => (
  <div class="page" id="crises">
    <h1>{texts.title}</h1>
    <p>{texts.explain}</p>
    <p>
      <a href={`${BASE}/crises/rota`}>{texts.rota}</a>
    </p>
    {problem !== undefined && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
    <Filter filter={filter} />
    {cases.items.length === 0 && <p class="empty">{isAll(filter) ? texts.empty : texts.emptyFilter}</p>}
    <ol class="plain-list cases">
      {cases.items.map((one) => (
        <Row one={one} setting={setting} />
      ))}
    </ol>
    {cases.next !== null && (
      <p class="paging">
        <a href={`${BASE}/crises?${queryOf(filter)}&after=${encodeURIComponent(cases.next)}`}>{texts.next}</a>
      </p>
    )}
  </div>
);
