import type { Choice, Params } from '../../../engine/saying.ts';
import type { Occasion } from '../facts.ts';

/** One answer to "when?": an occasion, or everything on a day that holds several. */
export type Option = { readonly id: string; readonly chosen: readonly Occasion[] };

const ICONS: Readonly<Record<Occasion['kind'], string>> = { match: '🤝', 'group-session': '📚', appointment: '📅' };

const dayOf = ({ starts }: Occasion): string => starts.slice(0, 10);

/** The occasions as options, soonest first; a day that holds several is offered whole before its parts. */
export function optionsOf(occasions: readonly Occasion[]): Option[] {
  const days = [...new Set(occasions.map(dayOf))];
  return days.flatMap((day) => {
    const chosen = occasions.filter((occasion) => dayOf(occasion) === day);
    const each = chosen.map((occasion) => ({ id: occasion.id, chosen: [occasion] }));
    return chosen.length < 2 ? each : [{ id: `day:${day}`, chosen }, ...each];
  });
}

/** The holes of every text about one occasion. */
export const momentOf = ({ starts, what, child }: Occasion): Params => ({
  day: starts,
  time: starts,
  what,
  ...(child === null ? {} : { child: child.name }),
});

/** An option as it is offered: its day and hour first, so that they stay where a button is cut off. */
export function choiceOf({ id, chosen }: Option): Choice {
  const [first] = chosen as [Occasion];
  if (chosen.length > 1) return { id, label: 'absence.whole-day', params: { day: first.starts }, icon: '🗓️' };
  const label = first.child === null ? 'absence.occasion' : 'absence.occasion-child';
  return { id, label, params: momentOf(first), icon: first.child === null ? ICONS[first.kind] : '🧒' };
}
