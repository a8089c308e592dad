import type { Preview } from '../../roster/plan/desk.ts';
import type { Warning } from '../../roster/plan/given.ts';
import { KINDS } from '../../roster/plan/kinds.ts';
import type { Outcome } from '../../roster/plan/planning.ts';
import { ROSTER_TEXTS as texts, todoOf } from '../texts-roster.ts';
import { AndMore, MOST_SHOWN, Problems, Some } from './handing-in.tsx';
import { IMPORT } from './roster.tsx';
import { inWords, nameOfField } from './roster-words.ts';

const isAdded = ({ fields }: Outcome): boolean => fields === null;
const isChanged = ({ fields }: Outcome): boolean => fields !== null && fields.length > 0;

const Counts = ({ outcomes }: { outcomes: readonly Outcome[] }) => (
  <table>
    <thead>
      <tr>
        {Object.values(texts.counts).map((column) => (
          <th scope="col">{column}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {KINDS.map((kind) => ({ kind, all: outcomes.filter((one) => one.kind === kind) }))
        .filter(({ all }) => all.length > 0)
        .map(({ kind, all }) => {
          const [added, changed] = [all.filter(isAdded).length, all.filter(isChanged).length];
          return (
            <tr>
              <th scope="row">{texts.kinds[kind]}</th>
              <td>{added}</td>
              <td>{changed}</td>
              <td>{all.length - added - changed}</td>
            </tr>
          );
        })}
    </tbody>
  </table>
);

const Named = ({ outcome: { name, where } }: { outcome: Outcome }) => (
  <>
    <bdi>{name}</bdi> <small class="quiet">{texts.row(where.sheet, where.row)}</small>
  </>
);

const Changed = ({ outcome }: { outcome: Outcome }) => (
  <>
    <Named outcome={outcome} />
    <ul>
      {(outcome.fields ?? []).map((field) => (
        <li>
          {nameOfField(field.field)}: <del>{inWords(field, field.from)}</del> <ins>{inWords(field, field.to)}</ins>
        </li>
      ))}
    </ul>
  </>
);

const warningOf = ({ what, where, about }: Warning): string => {
  const said = texts.warnings[what](...about);
  return where === null ? said : `${said} (${texts.row(where.sheet, where.row)})`;
};

const Warnings = ({ warnings }: { warnings: readonly Warning[] }) =>
  warnings.length === 0 ? null : (
    <section aria-labelledby="attention">
      <h2 id="attention">{texts.attention}</h2>
      <ul class="warning">
        {warnings.slice(0, MOST_SHOWN).map((warning) => (
          <li>{warningOf(warning)}</li>
        ))}
      </ul>
      <AndMore count={warnings.length} />
    </section>
  );

const Confirm = ({ id, shown }: { id: string; shown: string | null }) => (
  <form method="post" action={`${IMPORT}/${id}/confirm`}>
    {shown !== null && <p class="quiet">{texts.series}</p>}
    <p class="acts">
      {shown !== null && (
        <>
          <input type="hidden" name="shown" value={shown} />
          <button type="submit" class="strong">
            {texts.confirm}
          </button>{' '}
        </>
      )}
      <a class="button" href={IMPORT}>
        {texts.cancel}
      </a>
    </p>
  </form>
);

type Props = { id: string; preview: Preview; isStale: boolean };

/** What a file would do: everything that stands in the way first, then what is new and what changes. */
export const RosterPreview = ({ id, preview: { plan, shown }, isStale }: Props) => (
  <div id="roster" class="page">
    <h1>{texts.preview}</h1>
    {isStale ? (
      <p class="problem" role="alert">
        {texts.stale}
      </p>
    ) : (
      <p class="quiet">{texts.nothingYet}</p>
    )}
    {plan.problems.length > 0 && (
      <Problems problems={plan.problems} todoOf={todoOf} columnOf={(column) => column} class="bad">
        <p>
          <a class="button" href={`${IMPORT}/${id}/problems.csv`}>
            {texts.download}
          </a>
        </p>
      </Problems>
    )}
    {plan.problems.length === 0 && shown === null && <p>{texts.nothing}</p>}
    <Warnings warnings={plan.warnings} />
    <Counts outcomes={plan.outcomes} />
    <Confirm id={id} shown={shown} />
    <Some title={texts.changed} items={plan.outcomes.filter(isChanged)} show={(one) => <Changed outcome={one} />} />
    <Some title={texts.added} items={plan.outcomes.filter(isAdded)} show={(one) => <Named outcome={one} />} />
  </div>
);
