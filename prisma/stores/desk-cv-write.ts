import { REVIEW_KEPT_DAYS } from '../../bot/capabilities/cv-desk/rules.ts';
import { dayAfter, localTime } from '../../bot/engine/weekly.ts';
import type { CvDesk, Remark } from '../../bot/staff-cv-ports.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';

/** What the form of the desk writes, and when. `zone` is the clock of the centre. */
type Clocked = { readonly now: () => string; readonly zone: string };

type Held = { submission: string; desk: string; state: string; agreed: string | null; is_last: boolean };

/**
 * A version and the submission of which it is, held until the transaction is over; null where it is not hers. `is_last`:
 * no other version of it waits to be read.
 */
async function held(writing: Prisma.TransactionClient, version: string, staff: string) {
  const rows = await writing.$queryRaw<Held[]>`
    SELECT s.id AS submission, s.state AS desk, v.state, s.agreed, NOT EXISTS (
      SELECT FROM submission_version o WHERE o.submission_id = s.id AND o.id <> v.id AND o.state = 'submitted'
    ) AS is_last FROM submission_version v JOIN submission s ON s.id = v.submission_id
    WHERE v.id = ${version}::uuid AND s.claimed_by = ${staff} AND s.state IN ('claimed', 'returned') FOR UPDATE OF s, v`;
  return rows[0] ?? null;
}

/** Puts these remarks in the place of all that stood there. */
async function replaceRemarks(writing: Prisma.TransactionClient, versionId: string, remarks: readonly Remark[]) {
  await writing.remark.deleteMany({ where: { versionId } });
  await writing.remark.createMany({
    data: remarks.map(({ position, kind, phrase, text, pin }) => ({
      ...{ versionId, position, kind, phrase, text },
      ...{ page: pin?.page ?? null, x: pin?.x ?? null, y: pin?.y ?? null },
    })),
  });
}

/** Keeps the form as a draft. */
export const saveDraft =
  (prisma: PrismaClient, { now }: Clocked): CvDesk['save'] =>
  (version, staff, { remarks, closing }) =>
    prisma.$transaction(async (writing) => {
      const row = await held(writing, version, staff);
      if (row === null || row.desk !== 'claimed' || row.state !== 'submitted') return false;
      await replaceRemarks(writing, version, remarks);
      await writing.submissionVersion.update({ where: { id: version }, data: { closing } });
      await writing.submission.update({ where: { id: row.submission }, data: { touchedAt: new Date(now()) } });
      return true;
    });

/** Leaves out remarks that say nothing, and counts the others anew. Tells how many are left. */
async function tidyRemarks(writing: Prisma.TransactionClient, versionId: string): Promise<number> {
  const all = await writing.remark.findMany({ where: { versionId }, orderBy: { position: 'asc' } });
  const said = all.filter(({ phrase, text }) => phrase !== null || (text ?? '').trim() !== '');
  if (said.length === all.length) return said.length;
  await writing.remark.deleteMany({ where: { versionId } });
  await writing.remark.createMany({ data: said.map((remark, at) => ({ ...remark, position: at + 1 })) });
  return said.length;
}

/** Whether there is anything to hear: remarks, or last words. */
async function isSaid(writing: Prisma.TransactionClient, version: string): Promise<boolean> {
  const { closing } = await writing.submissionVersion.findUniqueOrThrow({ where: { id: version } });
  const remarks = await tidyRemarks(writing, version);
  return remarks > 0 || (closing ?? '').trim() !== '';
}

/** The day on which it goes now, where it was handed in to be read only; else the day that she chose stands. */
const goesOn = (agreed: string | null, { now, zone }: Clocked): { keepUntil?: Date } =>
  agreed === null || agreed === 'review'
    ? { keepUntil: new Date(dayAfter(localTime(now(), zone).slice(0, 10), REVIEW_KEPT_DAYS)) }
    : {};

/** Gives a version back: from here on a worker makes its PDF and she hears of it. */
export const giveBack =
  (prisma: PrismaClient, clocked: Clocked): CvDesk['giveBack'] =>
  (version, staff) =>
    prisma.$transaction(async (writing) => {
      const row = await held(writing, version, staff);
      if (row?.state === 'returned') return 'returned';
      if (row?.desk !== 'claimed' || row.state !== 'submitted') return 'gone';
      if (!(await isSaid(writing, version))) return 'empty';
      const returnedAt = new Date(clocked.now());
      await writing.submissionVersion.update({ where: { id: version }, data: { state: 'returned', returnedAt } });
      // She handed in another one while this was read: that one is next, with the same volunteer.
      const back = row.is_last ? { state: 'returned', returnedAt, ...goesOn(row.agreed, clocked) } : {};
      await writing.submission.update({ where: { id: row.submission }, data: { touchedAt: returnedAt, ...back } });
      return 'returned';
    });
