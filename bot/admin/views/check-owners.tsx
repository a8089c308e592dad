import type { Entry } from '../../hsds/map/keeping/entries.ts';
import { CHECKS_TEXTS } from '../texts-checks.ts';
import { placePath } from './check-acts.tsx';
import type { Staff } from './checks.tsx';
import { MapParts } from './map-parts.tsx';
import { SaidBack } from './said-back.tsx';
import { BASE, type Setting } from './setting.ts';

const { owners: texts } = CHECKS_TEXTS;
const OWNERS = `${BASE}/social-map/owners`;

const Names = ({
  name,
  label,
  staff,
  chosen,
}: {
  name: string;
  label: string;
  staff: Staff;
  chosen: string | null;
}) => (
  <>
    <label for={name}>{label}</label>
    <select id={name} name={name} required>
      {staff.map((one) => (
        <option value={one.id} selected={one.id === chosen}>
          {one.name}
        </option>
      ))}
    </select>
  </>
);

type Props = {
  entries: readonly Entry[];
  staff: Staff;
  /** Whose everything is that was given to nobody. */
  others: string | null;
  setting: Setting;
  done: string | undefined;
  problem: string | undefined;
};

/** Whose each place is: one by one or many at once, and who keeps what is new. */
export const OwnersView = ({ entries, staff, others, setting, done, problem }: Props) => (
  <div id="map-owners" class="page">
    <MapParts here="owners" />
    <h1>{texts.title}</h1>
    <SaidBack problem={problem} done={done} />
    <form method="post" action={`${OWNERS}/others`} class="whose">
      <Names name="others" label={texts.others} staff={staff} chosen={others} />
      <button type="submit">{CHECKS_TEXTS.place.give}</button>
    </form>
    <p>{texts.explain}</p>
    <form method="post" action={OWNERS}>
      <div class="whose giving">
        <Names name="owner" label={texts.to} staff={staff} chosen={setting.staff.id} />
        <button type="submit" class="strong">
          {texts.give}
        </button>
      </div>
      <button type="button" class="plain scripted" data-checks="place">
        {texts.all}
      </button>
      <ul class="cards owned">
        {entries.map((entry) => (
          <li class="card">
            <label>
              <input type="checkbox" name="place" value={entry.place} />{' '}
              <span>
                <bdi>{entry.name}</bdi>
                <small class="quiet">
                  {' '}
                  {entry.owner === null
                    ? CHECKS_TEXTS.nobody
                    : CHECKS_TEXTS.owner(setting.reader.colleagues.get(entry.owner) ?? '')}
                </small>
              </span>
            </label>
            <a href={placePath(entry.place)}>
              {CHECKS_TEXTS.edit}
              <span class="unseen">: {entry.name}</span>
            </a>
          </li>
        ))}
      </ul>
    </form>
  </div>
);
