import { ask, go, miss, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import type { Choice } from '../../../engine/saying.ts';
import type { Occasion } from '../facts.ts';
import { MOST_CHOICES } from '../rules.ts';
import { reporting, type Told } from './told.ts';

type Child = NonNullable<Occasion['child']>;
type Asked = Told & { readonly children: readonly Child[] };

const ME: Choice = { id: 'own', label: 'absence.who-me', icon: '🙋' };
const ALL: Choice = { id: 'all', label: 'absence.who-all', icon: '👪' };

const choiceOf = ({ id, name }: Child): Choice => ({
  id,
  label: 'absence.who-child',
  params: { child: name },
  icon: '🧒',
});

/** "Who cannot come?": she herself, a child, or all of them. */
const who: Step<Asked> = {
  ask: ({ children }) =>
    ask(saying('absence.who', {}, [ME, ...children.slice(0, MOST_CHOICES - 2).map(choiceOf), ALL])),
  answer(answer, { children, ...told }) {
    const known = [ME.id, ALL.id, ...children.map(({ id }) => id)];
    return answer.kind === 'choice' && known.includes(answer.id) ? go('which', { ...told, who: answer.id }) : miss;
  },
};

/** `soonest`: where it begins, if that is known. */
type Longer = Told & { readonly soonest?: Occasion };

/** How long, where it is longer than once. */
const longer: Step<Longer> = {
  ask: () =>
    ask(
      saying('absence.until', {}, [
        { id: 'week', label: 'absence.until-week', icon: '🗓️' },
        { id: 'open', label: 'absence.until-open', icon: '❓' },
      ]),
    ),
  answer(answer, { soonest, ...said }) {
    const extent = (['week', 'open'] as const).find((id) => answer.kind === 'choice' && id === answer.id);
    if (extent === undefined) return miss;
    const told = { ...said, extent };
    return soonest === undefined ? go('which', told) : go('reason', reporting([soonest], told));
  },
};

/** The steps that find out for whom and how long, where that is not plain. */
export const whoSteps = { who, longer };
