import type { KeptDuty, Rota } from '../../crisis/desk.ts';
import { CRISIS_TEXTS as texts } from '../texts-crisis.ts';
import { nameOfWeekday } from '../when.ts';
import { staffName } from './crisis.tsx';
import { BASE, type Setting } from './setting.ts';

const AT = `${BASE}/crises/rota`;
const WEEK = [1, 2, 3, 4, 5, 6, 7];
const MOST_MINUTES = 60;
const LAST_POSITION = 9;

type RotaProps = {
  readonly rota: Rota;
  readonly setting: Setting;
  readonly staff: ReadonlyMap<string, string>;
  readonly problem: string | undefined;
};

const whenOf = (duty: KeptDuty, { when, now }: Setting): string =>
  duty.kind === 'weekly'
    ? texts.everyWeek(duty.days.map(nameOfWeekday).join(', '), duty.from, duty.until)
    : texts.once(when.moment(duty.from, now), when.moment(duty.until, now));

const DutyRow = ({ duty, setting }: { duty: KeptDuty; setting: Setting }) => (
  <li>
    <span>
      <strong>
        <bdi>{staffName(duty.staff, setting)}</bdi>
      </strong>{' '}
      {whenOf(duty, setting)} <span class="quiet">{texts.first(duty.position)}</span>
    </span>
    <form method="post" action={`${AT}/duties/${duty.id}/remove`}>
      <button type="submit" class="plain">
        {texts.remove}
        <span class="unseen"> {staffName(duty.staff, setting)}</span>
      </button>
    </form>
  </li>
);

const Who = ({ staff, setting }: Pick<RotaProps, 'staff' | 'setting'>) => (
  <>
    <label>
      {texts.who}
      <select name="who" required>
        {[...staff].map(([id, name]) => (
          <option value={id} selected={id === setting.staff.id}>
            {name}
          </option>
        ))}
      </select>
    </label>
    <label>
      {texts.position}
      <input name="position" type="number" inputmode="numeric" min={1} max={LAST_POSITION} value="1" required />
    </label>
  </>
);

const Weekly = ({ rota, staff, setting }: RotaProps) => (
  <details>
    <summary>{texts.addWeekly}</summary>
    <form method="post" action={`${AT}/${encodeURIComponent(rota.centre)}/weekly`} class="deciding">
      <Who staff={staff} setting={setting} />
      <fieldset class="days">
        <legend>{texts.days}</legend>
        {WEEK.map((day) => (
          <label>
            <input type="checkbox" name={`day-${day}`} value="yes" /> {nameOfWeekday(day)}
          </label>
        ))}
      </fieldset>
      <label>
        {texts.from} <input name="from" type="time" required />
      </label>
      <label>
        {texts.until} <input name="until" type="time" required />
      </label>
      <p class="quiet">{texts.untilHint}</p>
      <button type="submit">{texts.add}</button>
    </form>
  </details>
);

const Once = ({ rota, staff, setting }: RotaProps) => (
  <details>
    <summary>{texts.addOnce}</summary>
    <form method="post" action={`${AT}/${encodeURIComponent(rota.centre)}/once`} class="deciding">
      <Who staff={staff} setting={setting} />
      <label>
        {texts.until} <input name="until" type="datetime-local" required />
      </label>
      <button type="submit">{texts.add}</button>
    </form>
  </details>
);

const Minutes = ({ rota }: { rota: Rota }) => (
  <form method="post" action={`${AT}/${encodeURIComponent(rota.centre)}/minutes`} class="deciding">
    <label>
      {texts.minutes}
      <input
        name="minutes"
        type="number"
        inputmode="numeric"
        min={1}
        max={MOST_MINUTES}
        value={String(rota.minutes)}
        required
      />
    </label>
    <button type="submit">
      {texts.save}
      <span class="unseen"> {rota.name}</span>
    </button>
  </form>
);

const Centre = (props: RotaProps) => {
  const { rota, setting, problem } = props;
  const names = rota.onCall.map((id) => staffName(id, setting));
  return (
    <section class="card account" aria-labelledby={`rota-${rota.centre}`}>
      <h2 id={`rota-${rota.centre}`}>{rota.name}</h2>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <p>
        {texts.now}: <strong>{names.length === 0 ? texts.everybody : names.join(', ')}</strong>
      </p>
      <h3>{texts.duties}</h3>
      {rota.duties.length === 0 && <p class="quiet">{texts.noDuties}</p>}
      <ul class="plain-list duties">
        {rota.duties.map((duty) => (
          <DutyRow duty={duty} setting={setting} />
        ))}
      </ul>
      <Weekly {...props} />
      <Once {...props} />
      <Minutes rota={rota} />
    </section>
  );
};

type Props = {
  readonly rotas: readonly Rota[];
  readonly setting: Setting;
  /** Whoever can be on call, by account. */
  readonly staff: ReadonlyMap<string, string>;
  readonly saved: boolean;
  readonly wrong?: { readonly centre: string; readonly problem: string } | undefined;
};

/** Who is on call when, at each centre, and how long somebody has to answer. */
export const RotaView = ({ rotas, setting, staff, saved, wrong }: Props) => (
  <div class="page" id="rota">
    <p>
      <a class="back" href={`${BASE}/crises`}>
        {texts.back}
      </a>
    </p>
    <h1>{texts.rota}</h1>
    <p>{texts.rotaExplain}</p>
    {saved && (
      <p class="notice" role="status">
        {texts.saved}
      </p>
    )}
    {rotas.map((rota) => (
      <Centre {...{ rota, setting, staff }} problem={wrong?.centre === rota.centre ? wrong.problem : undefined} />
    ))}
  </div>
);
