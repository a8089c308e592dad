import type { CentreAsks, ProgrammePolicy } from '../../staff-signals-ports.ts';
import { EXCUSABLE, RANGE_NAMES, RANGES } from '../absence-rules.ts';
import { reasonWords } from '../texts-absence.ts';
import { RULES_TEXTS as texts } from '../texts-signals.ts';
import type { Sent } from '../week-forms.ts';
import { BASE } from './setting.ts';

const AT = `${BASE}/settings/absence`;

/** A form that was refused: of which programme, what was sent in it, and what is wrong with it. */
export type RefusedRules = { readonly programme: string; readonly sent: Sent; readonly problem: string };

type RulesProps = { programme: ProgrammePolicy; refused: RefusedRules | undefined };

const Excused = ({ programme: { policy }, refused }: RulesProps) => (
  <fieldset>
    <legend>{texts.excused}</legend>
    {EXCUSABLE.map((reason) => (
      <label>
        <input
          type="checkbox"
          name={`excused-${reason}`}
          value="yes"
          checked={
            refused === undefined ? policy.excused.includes(reason) : refused.sent[`excused-${reason}`] === 'yes'
          }
        />{' '}
        {reason === 'none' ? texts.none : reasonWords(reason)}
      </label>
    ))}
  </fieldset>
);

const Rules = (props: RulesProps) => {
  const { programme, refused } = props;
  return (
    <section class="card rules" aria-labelledby={`rules-${programme.id}`}>
      <h2 id={`rules-${programme.id}`}>
        {programme.name} <small class="quiet">{programme.centre}</small>
      </h2>
      {refused !== undefined && (
        <p class="problem" role="alert">
          {refused.problem}
        </p>
      )}
      <form method="post" action={`${AT}/programmes/${encodeURIComponent(programme.id)}`} class="deciding">
        <div class="week-form">
          {RANGE_NAMES.map((name) => (
            <label>
              {texts[name]}
              <input
                name={name}
                type="number"
                inputmode="numeric"
                min={RANGES[name][0]}
                max={RANGES[name][1]}
                value={refused?.sent[name] ?? String(programme.policy[name])}
                required
              />
            </label>
          ))}
        </div>
        <Excused {...props} />
        <button type="submit" class="strong">
          {texts.save}
          <span class="unseen"> {programme.name}</span>
        </button>
      </form>
    </section>
  );
};

const Asks = ({ centre }: { centre: CentreAsks }) => (
  <form method="post" action={`${AT}/centres/${encodeURIComponent(centre.id)}`} class="card rules deciding">
    <h3>{centre.name}</h3>
    <label class="kind">
      <input type="checkbox" name="asks" value="yes" checked={centre.asksReason} /> <span>{texts.asks}</span>
    </label>
    <button type="submit">
      {texts.save}
      <span class="unseen"> {centre.name}</span>
    </button>
  </form>
);

type PageProps = {
  readonly programmes: readonly ProgrammePolicy[];
  readonly centres: readonly CentreAsks[];
  readonly saved: boolean;
  readonly refused: RefusedRules | undefined;
};

/** What absence means in each programme, and which centres ask for a reason. */
export const AbsenceRules = ({ programmes, centres, saved, refused }: PageProps) => (
  <div class="page rules-page">
    <p>
      <a class="back" href={`${BASE}/signals`}>
        {texts.back}
      </a>
    </p>
    <h1>{texts.title}</h1>
    <p>{texts.explain}</p>
    {saved && (
      <p class="done" role="status">
        {texts.saved}
      </p>
    )}
    {programmes.length === 0 && <p class="empty">{texts.empty}</p>}
    {programmes.map((programme) => (
      <Rules programme={programme} refused={refused?.programme === programme.id ? refused : undefined} />
    ))}
    <h2>{texts.centres}</h2>
    <p>{texts.centresExplain}</p>
    {centres.map((centre) => (
      <Asks centre={centre} />
    ))}
  </div>
);
