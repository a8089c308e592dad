import type { Preview } from '../../hsds/map/desk.ts';
import type { Notice, Problem } from '../../hsds/map/given.ts';
import type { EntityName } from '../../hsds/map/names.ts';
import type { Changed, Plan } from '../../hsds/map/plan.ts';
import type { Row } from '../../hsds/map/rows.ts';
import { SOCIAL_MAP_TEXTS as texts } from '../texts-social-map.ts';
import { MOST_SHOWN, Problems, Some } from './handing-in.tsx';
import { BASE } from './setting.ts';

const LONGEST_SHOWN = 140;

/** Fields by which a row is known to people, the best first. */
const NAMES = ['name', 'number', 'address_1', 'document', 'code', 'opens_at', 'amount_description', 'value', 'id'];
const nameOf = (row: Row): string => String(NAMES.map((name) => row[name]).find((value) => value !== undefined) ?? '');

const asText = (value: unknown): string => {
  if (value === undefined) return texts.nothingThere;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
};

const Named = ({ entity, row }: { entity: EntityName; row: Row }) => (
  <>
    <span class="quiet">{texts.entities[entity]}</span> <bdi>{nameOf(row).slice(0, LONGEST_SHOWN)}</bdi>
  </>
);

const Difference = ({ change }: { change: Changed }) => (
  <>
    <Named entity={change.entity} row={change.after} />
    <ul>
      {change.fields.map((field) => (
        <li>
          <code>{field}</code>: <del>{asText(change.before[field])}</del> <ins>{asText(change.after[field])}</ins>
        </li>
      ))}
    </ul>
  </>
);

const todoOf = ({ what, may }: Problem): string =>
  may === undefined ? texts.todo[what] : `${texts.todo[what]} ${texts.choose(may)}`;

const Confirm = ({ held, gone }: { held: string; gone: number }) => (
  <form method="post" action={`${BASE}/social-map/confirm`}>
    <input type="hidden" name="id" value={held} />
    {gone > 0 && (
      <p>
        <label>
          <input type="checkbox" name="removing" value="yes" /> {texts.removing(gone)}
        </label>
      </p>
    )}
    <p class="acts">
      <button type="submit" class="strong">
        {texts.confirm}
      </button>{' '}
      <a class="button" href={`${BASE}/social-map/files`}>
        {texts.cancel}
      </a>
    </p>
  </form>
);

const noticeOf = ({ what, sheet, column = '' }: Notice): string => texts.notices[what](sheet, column);

const Summary = ({ plan }: { plan: Plan }) => {
  const { added, changed, gone, same } = plan;
  const isNothing = added.length + changed.length + gone.length === 0;
  return <p>{isNothing ? texts.nothing : texts.counts(added.length, changed.length, gone.length, same)}</p>;
};

/** What a file would do: everything that stands in the way first, then what is new, changed and gone. */
export const PreviewView = ({ preview: { plan, held } }: { preview: Preview }) => (
  <div id="social-map" class="page">
    <h1>{texts.preview}</h1>
    <p class="quiet">{texts.nothingYet}</p>
    {plan.problems.length > 0 && (
      <Problems problems={plan.problems} todoOf={todoOf} columnOf={(column) => <code>{column}</code>} />
    )}
    {plan.notices.length > 0 && (
      <ul class="warning">
        {plan.notices.slice(0, MOST_SHOWN).map((notice) => (
          <li>{noticeOf(notice)}</li>
        ))}
      </ul>
    )}
    <Summary plan={plan} />
    <Some title={texts.added} items={plan.added} show={({ entity, row }) => <Named entity={entity} row={row} />} />
    <Some title={texts.changed} items={plan.changed} show={(change) => <Difference change={change} />} />
    <Some title={texts.gone} items={plan.gone} show={({ entity, row }) => <Named entity={entity} row={row} />} />
    {held === null ? (
      <p>
        <a class="button" href={`${BASE}/social-map`}>
          {texts.cancel}
        </a>
      </p>
    ) : (
      <Confirm held={held} gone={plan.gone.length} />
    )}
  </div>
);
