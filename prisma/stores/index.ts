import type { Conversations, FactSource } from '../../bot/ports.ts';
import type { Database } from '../client.ts';
import type { RecordStore } from '../record.ts';
import { absenceAnswers } from './absence.ts';
import { absenceHearersAnswers, toldStore } from './absence-hearers.ts';
import { keptAnswers } from './absence-kept.ts';
import { absenceStore, endStore, takeBackStore } from './absence-report.ts';
import { codeStore, switchStore } from './addresses.ts';
import { appointmentSaidStore, appointmentsAnswers, moveStore } from './appointments.ts';
import { attendanceAnswers, markStore } from './attendance.ts';
import { calendarAnswers, claimStore, revokeStore } from './calendar-feeds.ts';
import { comingAnswers, saidStore } from './coming.ts';
import { createConversations } from './conversations.ts';
import { acknowledgeStore, contactStore, onCallAnswers, raisedStore } from './crisis.ts';
import { cvDeskAnswers } from './cv-desk.ts';
import { cvDeskStores } from './cv-desk-records.ts';
import { cvTalkAnswers, cvTalkStores } from './cv-talk.ts';
import { wipeStore } from './erasures.ts';
import { createFacts } from './facts.ts';
import { fileStore } from './files.ts';
import { mentoringAnswers, mentoringStores } from './mentoring.ts';
import { myDataAnswers } from './my-data.ts';
import { forgetStore, knockStore, personStore } from './people.ts';
import { reachedStore } from './reach.ts';
import { referralAnswers, referralStores } from './referrals.ts';
import { questionCountStore, socialMapAnswers } from './social-map.ts';
import { reportedWrongStore, unmetStore } from './social-map-told.ts';

/** Every record that a step may ask for, with the store that applies it. */
export const RECORD_STORES: readonly RecordStore[] = [
  personStore,
  knockStore,
  forgetStore,
  absenceStore,
  takeBackStore,
  endStore,
  toldStore,
  ...mentoringStores,
  saidStore('sessions.said'),
  appointmentSaidStore,
  moveStore,
  markStore,
  claimStore,
  revokeStore,
  questionCountStore,
  reportedWrongStore,
  unmetStore,
  ...referralStores,
  ...cvDeskStores,
  ...cvTalkStores,
  fileStore,
  codeStore,
  switchStore,
  reachedStore,
  wipeStore,
  raisedStore,
  contactStore,
  acknowledgeStore,
];

/** What the spine asks of the outside, on PostgreSQL. `zone` is the centre's clock, links lead to `publicUrl`. */
export function createStores(
  { prisma, pool }: Database,
  zone: string,
  publicUrl = 'http://127.0.0.1:3000',
): { conversations: Conversations; facts: FactSource } {
  const answers = [
    ...absenceAnswers(pool, zone),
    ...absenceHearersAnswers(pool, zone),
    ...keptAnswers(pool, zone),
    ...comingAnswers(pool, zone),
    ...mentoringAnswers(pool),
    ...appointmentsAnswers(pool, zone),
    ...attendanceAnswers(pool, zone),
    ...calendarAnswers(pool, zone, publicUrl),
    ...socialMapAnswers(pool),
    ...referralAnswers(pool, zone),
    ...cvDeskAnswers(pool, zone),
    ...cvTalkAnswers(pool, zone),
    ...myDataAnswers(prisma),
    ...onCallAnswers(prisma),
  ];
  return { conversations: createConversations(pool), facts: createFacts(answers) };
}
