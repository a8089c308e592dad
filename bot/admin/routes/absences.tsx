import { type Context, Hono } from 'hono';
import { localTime } from '../../engine/weekly.ts';
import { asCsv } from '../../files/csv.ts';
import { daysOfMonth, monthFrom, monthsBetween } from '../absence-calendar.ts';
import { figuresSheet } from '../absence-sheet.ts';
import { allow, refuse } from '../guard.tsx';
import { live } from '../live.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { figuresOf, type MonthFigures } from '../small-numbers.ts';
import { TEXTS } from '../texts.ts';
import { ABSENCE_TEXTS, REASONS_COUNTED } from '../texts-absence.ts';
import { AbsenceFigures } from '../views/absence-figures.tsx';
import { AbsenceHistory } from '../views/absence-history.tsx';
import { Absences } from '../views/absences.tsx';
import { NOWHERE, page } from './page.tsx';

const SHOWING: Showing = { place: 'absences', looking: NOWHERE };
/** Beside those who are absent, like the signals; and beside people. Neither follows what happens hour by hour. */
const FIGURES: Showing = { place: 'signals', looking: NOWHERE };
const HISTORY: Showing = { place: 'people', looking: NOWHERE };
const PERSON = '/people/:person{[0-9a-f-]{36}}/absences';

/** As long as reports are kept: ten months, with this one. */
const MONTHS_COUNTED = 10;
/** So many months back, and the next one. */
const MONTHS_SHOWN = { before: 5, after: 1 };

/** Figures of the months of which something is kept, up to today. */
async function figures({ desk, clock, zone }: Rooms): Promise<readonly MonthFigures[]> {
  const today = localTime(clock(), zone).slice(0, 10);
  const months = monthsBetween(monthFrom(today.slice(0, 7), 1 - MONTHS_COUNTED), today.slice(0, 7));
  const counts = await desk.absence.counts(`${months[0]}-01`, today);
  return figuresOf(counts, months.toReversed(), REASONS_COUNTED);
}

async function figuresPage(c: Context<AdminEnv>, rooms: Rooms) {
  const all = await figures(rooms);
  const asked = c.req.query('month');
  const { month } = all.find((one) => one.month === asked) ?? (all[0] as MonthFigures);
  const show = () => ({ body: <AbsenceFigures months={all} month={month} /> });
  return page(c, rooms, FIGURES, show, ABSENCE_TEXTS.figures.title);
}

async function historyPage(c: Context<AdminEnv>, rooms: Rooms) {
  const now = localTime(rooms.clock(), rooms.zone);
  const [from, until] = [
    monthFrom(now.slice(0, 7), -MONTHS_SHOWN.before),
    monthFrom(now.slice(0, 7), MONTHS_SHOWN.after),
  ];
  const [{ first }, { last }] = [daysOfMonth(from), daysOfMonth(until)];
  const history = await rooms.desk.absence.history(c.req.param('person') as string, first, last, c.get('staff').id);
  if (history === null) return null;
  return page(c, rooms, HISTORY, (setting) => ({
    body: <AbsenceHistory history={history} months={monthsBetween(from, until)} now={now} setting={setting} />,
  }));
}

/** Who does not come today and in the coming week, how it went with a person, and figures. */
export const absenceRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/absences', allow(rooms, 'absences.see'), async (c) => {
      const shown = await page(c, rooms, SHOWING, (setting, { absents }) => ({
        body: <Absences absents={absents ?? []} setting={setting} />,
      }));
      return c.html(shown);
    })
    .get('/live/absences', allow(rooms, 'absences.see'), (c) => live(rooms, SHOWING, c))
    .get('/absences/figures', allow(rooms, 'absences.see'), async (c) => c.html(await figuresPage(c, rooms)))
    .get('/absences/figures.csv', allow(rooms, 'absences.see'), async (c) =>
      c.body(asCsv(figuresSheet(await figures(rooms))), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${ABSENCE_TEXTS.figures.file}"`,
      }),
    )
    .get(PERSON, allow(rooms, 'person.see'), async (c) => {
      const shown = await historyPage(c, rooms);
      return shown === null ? refuse(c, rooms.asset, TEXTS.person.gone, 404) : c.html(shown);
    });
