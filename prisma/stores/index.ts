import type { Conversations, FactSource } from '../../bot/ports.ts';
import type { Database } from '../client.ts';
import type { RecordStore } from '../record.ts';
import { absenceAnswers, absenceStore } from './absence.ts';
import { codeStore, switchStore } from './addresses.ts';
import { appointmentSaidStore, appointmentsAnswers, moveStore } from './appointments.ts';
import { comingAnswers, saidStore } from './coming.ts';
import { createConversations } from './conversations.ts';
import { createFacts } from './facts.ts';
import { fileStore } from './files.ts';
import { checkInStore } from './mentoring.ts';
import { myDataAnswers } from './my-data.ts';
import { forgetStore, knockStore, personStore } from './people.ts';
import { questionCountStore, socialMapAnswers } from './social-map.ts';

/** Every record that a step may ask for, with the store that applies it. */
export const RECORD_STORES: readonly RecordStore[] = [
  personStore,
  knockStore,
  forgetStore,
  absenceStore,
  checkInStore,
  saidStore('sessions.said'),
  appointmentSaidStore,
  moveStore,
  questionCountStore,
  fileStore,
  codeStore,
  switchStore,
];

/** What the spine asks of the outside, on PostgreSQL. `zone` is the centre's clock. */
export function createStores(
  { prisma, pool }: Database,
  zone: string,
): { conversations: Conversations; facts: FactSource } {
  const answers = [
    ...absenceAnswers(pool, zone),
    ...comingAnswers(pool, zone),
    ...appointmentsAnswers(pool, zone),
    ...socialMapAnswers(pool),
    ...myDataAnswers(prisma),
  ];
  return { conversations: createConversations(pool), facts: createFacts(answers) };
}
