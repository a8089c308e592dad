import { ask, go, leave, miss, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN, MENU, type Params } from '../../../engine/saying.ts';
import { dayAfter, localTime } from '../../../engine/weekly.ts';
import { end, type Running, running } from '../facts.ts';
import { heard } from '../hearing.ts';
import { betterNews } from '../news.ts';
import { MOST_CHOICES, RUNNING } from '../rules.ts';

const ALL: Choice = { id: 'all', label: 'absence.better-all', icon: '👍' };

const idOf = ({ series, child, from }: Running): string => [series, child?.id ?? 'own', from].join(':');

/** What she comes to again: one day, or everything from now on. */
function choiceOf(report: Running): Choice {
  const { next, from, child } = report;
  const day = next ?? from;
  const params: Params = { day, ...(child === null ? {} : { child: child.name }) };
  const label = child === null ? 'absence.better-from' : 'absence.better-from-child';
  return { id: idOf(report), label, params, icon: child === null ? '🙋' : '🧒' };
}

type Asked = { readonly reports?: readonly Running[] };

/** "I am better", "I come again": ends what still keeps her away. Asked which where there are several. */
const better: Step<Asked> = {
  needs: ({ reports }, { answer }) => (answer === null && reports === undefined ? [running(RUNNING)] : []),
  ask(asked, _, facts) {
    const reports = asked.reports ?? running.from(facts, RUNNING);
    if (reports.length === 0) return leave(saying('absence.nothing-running', {}, [HUMAN, MENU]));
    if (reports.length === 1) return go('end', { reports });
    const shown = reports.slice(0, MOST_CHOICES - 1);
    return ask(saying('absence.better-which', {}, [...shown.map(choiceOf), ALL]), { reports });
  },
  answer(answer, { reports = [] }) {
    if (answer.kind !== 'choice') return miss;
    const chosen = answer.id === ALL.id ? reports : reports.filter((report) => idOf(report) === answer.id);
    return chosen.length === 0 ? miss : go('end', { reports: chosen });
  },
};

type Ending = { readonly reports: readonly Running[] };

/** Its last day is the one before the next thing she comes to; whoever was told hears from when on she comes. */
const ending: Step<Ending> = {
  needs: ({ reports }) =>
    [...new Set(reports.map(({ reportedAt }) => reportedAt))].map((at) => heard({ reportedAt: at })),
  ask({ reports }, visit, facts) {
    const today = localTime(visit.now, visit.person.zone).slice(0, 10);
    const from = reports.map(({ next }) => next?.slice(0, 10) ?? today).toSorted()[0] ?? today;
    const ended = reports.map(({ reportedAt, series, from: first, next }) =>
      end({ reportedAt, series, from: first, until: dayAfter(next?.slice(0, 10) ?? today, -1) }),
    );
    const told = [...new Set(reports.map(({ reportedAt }) => reportedAt))].flatMap((reportedAt) =>
      betterNews(heard.from(facts, { reportedAt }), from, visit),
    );
    return leave(saying('absence.welcome-back', { day: from }, [MENU]), ...ended, ...told);
  },
};

/** The steps that end what keeps somebody away. */
export const betterSteps = { better, end: ending };
