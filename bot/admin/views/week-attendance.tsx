import { ATTENDANCES, type AttendanceState, type Expectation, type OccasionDetail } from '../../staff-week-ports.ts';
import { WEEK_TEXTS as texts } from '../texts-week.ts';
import { nameOf } from './list.tsx';
import { BASE } from './setting.ts';

/** Whose presence is noted: a child itself, not whoever brings it; each once. */
export function notedOf(
  expectations: readonly Expectation[],
): { id: string; name: string; mark: AttendanceState | null }[] {
  const noted = expectations
    .filter(({ as }) => as !== 'teacher' && as !== 'host')
    .map(({ child, person, name, attendance }) => ({
      id: child?.id ?? person,
      name: child?.name ?? nameOf(name, person),
      mark: attendance,
    }));
  return [...new Map(noted.map((one) => [one.id, one])).values()];
}

/**
 * Who was there. Each mark goes with the one that stood there, so that two who fill in a list together write only
 * what each of them changed.
 */
export const Attendance = ({ occasion }: { occasion: OccasionDetail }) => (
  <form method="post" action={`${BASE}/week/${occasion.id}/attendance`} class="attendance">
    {notedOf(occasion.expectations).map(({ id, name, mark }) => (
      <fieldset>
        <legend>
          <bdi>{name}</bdi>
        </legend>
        <input type="hidden" name={`was-${id}`} value={mark ?? ''} />
        {[...ATTENDANCES, null].map((state) => (
          <label>
            <input type="radio" name={`mark-${id}`} value={state ?? ''} checked={state === mark} />{' '}
            {state === null ? texts.unmarked : texts.attendances[state]}
          </label>
        ))}
      </fieldset>
    ))}
    <button type="submit" class="strong">
      {texts.register}
    </button>
  </form>
);
