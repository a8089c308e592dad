import { dayField, fieldsOf, phoneFields } from '../../hsds/map/keeping/editing.ts';
import type { Entry } from '../../hsds/map/keeping/entries.ts';
import type { EditProblem, EntryForm } from '../../hsds/map/keeping/part.ts';
import { CHECKS_TEXTS } from '../texts-checks.ts';
import { nameOfWeekday } from '../when.ts';
import { Act, placePath } from './check-acts.tsx';
import { FactsView, StandingView } from './check-facts.tsx';
import type { Staff } from './checks.tsx';
import { MapParts } from './map-parts.tsx';
import { SaidBack } from './said-back.tsx';
import { BASE, type Setting } from './setting.ts';

const { place: texts, problem: problems } = CHECKS_TEXTS;
const MAP = `${BASE}/social-map`;
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
const MOST_NAMES = 4;

/** A form that was refused: what stood in it, and what is wrong. */
export type Refused = { readonly form: EntryForm; readonly problems: readonly EditProblem[] };

type FieldProps = {
  name: string;
  label: string;
  form: EntryForm;
  wrong: ReadonlyMap<string, string>;
  more?: Readonly<Record<string, string>>;
};

/** A field with its label; what is wrong in it stands below it and is read out with it. */
const Field = ({ name, label, form, wrong, more = {} }: FieldProps) => {
  const problem = wrong.get(name);
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        value={form[name] ?? ''}
        autocomplete="off"
        aria-invalid={problem === undefined ? undefined : 'true'}
        aria-describedby={problem === undefined ? undefined : `${name}-problem`}
        {...more}
      />
      {problem !== undefined && (
        <p class="problem" id={`${name}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
};

const Shared = ({ names }: { names: readonly string[] }) =>
  names.length === 0 ? null : (
    <p class="warning">
      {texts.shared(
        [
          ...names.slice(0, MOST_NAMES),
          ...(names.length > MOST_NAMES ? [texts.others(names.length - MOST_NAMES)] : []),
        ].join(', '),
      )}
    </p>
  );

type CorrectProps = { entry: Entry; refused: Refused | null };

const Correct = ({ entry, refused }: CorrectProps) => {
  const form = refused?.form ?? fieldsOf(entry.facts);
  const wrong = new Map((refused?.problems ?? []).map(({ field, what }) => [field, problems[what]]));
  const whole = wrong.get('form');
  const of = { form, wrong };
  return (
    <section aria-labelledby="correct">
      <h2 id="correct">{texts.correct}</h2>
      {refused !== null && (
        <p class="problem" role="alert">
          {whole ?? texts.problems(wrong.size)}
        </p>
      )}
      <Shared names={entry.facts.sharedWith} />
      <form method="post" action={`${placePath(entry.place)}/edit`} class="check-form">
        <input type="hidden" name="seen" value={entry.seen} />
        {phoneFields(entry.facts).map((name, at) => (
          <Field {...of} name={name} label={texts.phone(at + 1)} more={{ type: 'tel', maxlength: '24' }} />
        ))}
        <fieldset>
          <legend>{CHECKS_TEXTS.facts.hours}</legend>
          <p class="quiet">{texts.hoursExplain}</p>
          <label class="check">
            <input type="checkbox" name="always" value="yes" checked={form.always === 'yes'} />{' '}
            <span>{texts.always}</span>
          </label>
          {WEEKDAYS.map((day) => (
            <Field {...of} name={dayField(day)} label={nameOfWeekday(day + 1)} more={{ maxlength: '80' }} />
          ))}
        </fieldset>
        <Field {...of} name="street" label={texts.street} more={{ maxlength: '200' }} />
        <Field {...of} name="code" label={texts.code} more={{ maxlength: '8' }} />
        <Field {...of} name="city" label={texts.city} more={{ maxlength: '100' }} />
        <Field
          {...of}
          name="website"
          label={CHECKS_TEXTS.facts.website}
          more={{ maxlength: '500', inputmode: 'url' }}
        />
        <Field {...of} name="email" label={CHECKS_TEXTS.facts.email} more={{ maxlength: '200', inputmode: 'email' }} />
        <button type="submit" class="strong">
          {texts.save}
        </button>
      </form>
    </section>
  );
};

const CannotReach = ({ entry }: { entry: Entry }) => (
  <section aria-labelledby="tried">
    <h2 id="tried">{texts.unreachable}</h2>
    <form method="post" action={`${placePath(entry.place)}/tried`} class="check-form">
      <input type="hidden" name="back" value={MAP} />
      <div class="field">
        <label for="note">{texts.note}</label>
        <textarea id="note" name="note" rows={2} maxlength={500}>
          {entry.note ?? ''}
        </textarea>
      </div>
      <button type="submit">{CHECKS_TEXTS.cannotReach}</button>
    </form>
  </section>
);

const Owner = ({ entry, staff }: { entry: Entry; staff: Staff }) => (
  <form method="post" action={`${placePath(entry.place)}/give`} class="whose">
    <label for="owner">{texts.owner}</label>
    <select id="owner" name="owner" required>
      {staff.map(({ id, name }) => (
        <option value={id} selected={id === entry.owner}>
          {name}
        </option>
      ))}
    </select>
    <button type="submit">{texts.give}</button>
  </form>
);

const InUse = ({ entry, refused }: CorrectProps) => (
  <>
    <div class="acts">
      <Act entry={entry} does="holds" label={CHECKS_TEXTS.holds} back={MAP} kind="strong" />
    </div>
    <Correct entry={entry} refused={refused} />
    <CannotReach entry={entry} />
    <section>
      <p class="quiet">{texts.endExplain}</p>
      <Act entry={entry} does="end" label={CHECKS_TEXTS.end} back={MAP} />
    </section>
  </>
);

type Props = CorrectProps & { staff: Staff; setting: Setting; done: string | undefined; problem: string | undefined };

/** One place: what residents see of it, and everything that can be said of it and put right. */
export const PlaceView = ({ entry, refused, staff, setting, done, problem }: Props) => (
  <div id="map-place" class="page">
    <MapParts here="checks" />
    <p>
      <a class="back" href={MAP}>
        {texts.back}
      </a>
    </p>
    <SaidBack problem={problem} done={done} />
    <h1>
      <bdi>{entry.name}</bdi>
      {entry.isForCrisis && <span class="tag">{CHECKS_TEXTS.forCrisis}</span>}
    </h1>
    {entry.organisation !== null && <p class="quiet">{entry.organisation}</p>}
    <StandingView entry={entry} setting={setting} />
    <section class="card check" aria-labelledby="facts">
      <h2 id="facts">{texts.facts}</h2>
      {entry.description !== null && <p>{entry.description}</p>}
      <FactsView facts={entry.facts} />
    </section>
    {entry.standing === 'ended' ? (
      <Act entry={entry} does="restore" label={CHECKS_TEXTS.restore} back={MAP} kind="strong" />
    ) : (
      <InUse entry={entry} refused={refused} />
    )}
    <Owner entry={entry} staff={staff} />
  </div>
);
