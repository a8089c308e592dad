import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { createAssets } from './assets.ts';
import { homeOf } from './entrance.ts';
import { insideOnly, refuse } from './guard.tsx';
import type { AdminEnv, AdminParts } from './parts.ts';
import { absenceRulesRoutes } from './routes/absence-rules.tsx';
import { absenceRoutes } from './routes/absences.tsx';
import { accountRoutes } from './routes/account.tsx';
import { actRoutes } from './routes/acts.tsx';
import { calendarFeedRoutes } from './routes/calendar-feeds.tsx';
import { checkOwnersRoutes } from './routes/check-owners.tsx';
import { checkPlaceRoutes } from './routes/check-place.tsx';
import { checksRoutes } from './routes/checks.tsx';
import { colleagueRoutes } from './routes/colleagues.tsx';
import { conversationRoutes } from './routes/conversations.tsx';
import { crisisRoutes } from './routes/crises.tsx';
import { cvAskRoutes } from './routes/cv-ask.tsx';
import { cvDeskRoutes } from './routes/cv-desk.tsx';
import { cvDraftRoutes } from './routes/cv-draft.tsx';
import { cvFileRoutes } from './routes/cv-files.ts';
import { cvReviewRoutes } from './routes/cv-review.tsx';
import { fileRoutes } from './routes/files.ts';
import { paperRoutes } from './routes/paper.tsx';
import { peopleRoutes } from './routes/people.tsx';
import { referralRoutes } from './routes/referrals.tsx';
import { ROSTER_PATH, rosterRoutes } from './routes/roster-import.tsx';
import { rotaRoutes } from './routes/rota.tsx';
import { signInRoutes } from './routes/sign-in.tsx';
import { signalDecisionRoutes } from './routes/signal-decisions.tsx';
import { signalRoutes } from './routes/signals.tsx';
import { IMPORT_PATH, socialMapRoutes } from './routes/social-map-import.tsx';
import { undeliveredRoutes } from './routes/undelivered.tsx';
import { unmetRoutes } from './routes/unmet.tsx';
import { weekRoutes } from './routes/week.tsx';
import { weekAppointmentRoutes } from './routes/week-appointments.tsx';
import { weekAttendanceRoutes } from './routes/week-attendance.tsx';
import { weekChangeRoutes } from './routes/week-changes.tsx';
import { weekSlotRoutes } from './routes/week-slots.tsx';
import { whatsappRoutes } from './routes/whatsapp.tsx';
import { fromOurOwnPages, notCached, safeHeaders } from './safety.ts';
import { createSetting, type Rooms } from './setting.ts';
import { TEXTS } from './texts.ts';
import { Trouble } from './views/outside.tsx';
import { BASE } from './views/setting.ts';

/** No form of ours is longer. */
const LONGEST_BODY = 64 * 1024;

/**
 * The staff view, to be mounted at `/admin`. What stands above `insideOnly` is open to everybody; below it nobody
 * comes without a session, and each route asks the policy for its act.
 */
export function createAdmin(parts: AdminParts): Hono<AdminEnv> {
  const assets = createAssets(BASE);
  const rooms: Rooms = {
    ...parts,
    asset: assets.url,
    setting: createSetting(parts, assets.url),
  };
  const app = new Hono<AdminEnv>();
  app.use(safeHeaders(parts.publicUrl.startsWith('https:')), notCached);
  const short = bodyLimit({ maxSize: LONGEST_BODY });
  // A file is let in further on, after the door and the policy, with a limit of its own.
  const bringsFile = (path: string): boolean => [IMPORT_PATH, ROSTER_PATH].some((form) => path.endsWith(form));
  app.use(fromOurOwnPages(parts.publicUrl), (c, next) => (bringsFile(c.req.path) ? next() : short(c, next)));
  app.route('/assets', assets.app);
  app.route('/', signInRoutes(parts, assets.url));

  app.use(insideOnly(parts, assets.url));
  app.get('/', (c) => c.redirect(homeOf(c.get('staff').role), 303));
  app.route('/', conversationRoutes(rooms));
  app.route('/', actRoutes(rooms));
  app.route('/', peopleRoutes(rooms));
  app.route('/', rosterRoutes(rooms));
  app.route('/', calendarFeedRoutes(rooms));
  app.route('/', absenceRoutes(rooms));
  app.route('/', signalRoutes(rooms));
  app.route('/', signalDecisionRoutes(rooms));
  app.route('/', absenceRulesRoutes(rooms));
  app.route('/', weekAppointmentRoutes(rooms));
  app.route('/', weekSlotRoutes(rooms));
  app.route('/', weekRoutes(rooms));
  app.route('/', weekChangeRoutes(rooms));
  app.route('/', weekAttendanceRoutes(rooms));
  app.route('/', undeliveredRoutes(rooms));
  app.route('/', whatsappRoutes(rooms));
  app.route('/', fileRoutes(rooms));
  app.route('/', cvDeskRoutes(rooms));
  app.route('/', cvReviewRoutes(rooms));
  app.route('/', cvDraftRoutes(rooms));
  app.route('/', cvAskRoutes(rooms));
  app.route('/', cvFileRoutes(rooms));
  app.route('/', rotaRoutes(rooms));
  app.route('/', crisisRoutes(rooms));
  app.route('/', accountRoutes(rooms));
  app.route('/', colleagueRoutes(rooms));
  app.route('/', checksRoutes(rooms));
  app.route('/', checkPlaceRoutes(rooms));
  app.route('/', checkOwnersRoutes(rooms));
  app.route('/', unmetRoutes(rooms));
  app.route('/', socialMapRoutes(rooms));
  app.route('/', paperRoutes(rooms));
  app.route('/', referralRoutes(rooms));
  app.all('*', (c) => refuse(c, assets.url, TEXTS.notFound, 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    parts.notice(`the staff view failed: ${error.name}`, {});
    return c.html(<Trouble asset={assets.url} text={TEXTS.failed} />, 500);
  });
  return app;
}

export { createAccount, ensureFirstAccount } from './accounts.ts';
export { type Auth, createAuth } from './auth.ts';
