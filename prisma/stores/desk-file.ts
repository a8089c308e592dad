import type { Seal } from '../../bot/cv/store.ts';
import type { StaffFile } from '../../bot/staff-ports.ts';
import type { Database } from '../client.ts';
import { fileName, opened } from './sealed.ts';

const AT_THE_CV_DESK = 'SELECT 1 FROM submission_file WHERE conversation_id = $1 AND turn = $2';

/**
 * The file that came in with a turn, opened; null where none did. A document that was handed in to the CV desk is never
 * given from here, also while nobody has looked at it: there staff open pictures of its pages only.
 */
export async function readStaffFile(
  { prisma, pool }: Pick<Database, 'prisma' | 'pool'>,
  seal: Seal,
  conversationId: string,
  turn: number,
): Promise<StaffFile | null> {
  const file = await prisma.file.findFirst({ where: { conversationId, turn } });
  if (file === null) return null;
  const { id, name, type, why, content } = file;
  const [kind, state] = [file.kind as StaffFile['kind'], file.state as StaffFile['state']];
  const { rowCount } = await pool.query(AT_THE_CV_DESK, [conversationId, turn]);
  if (rowCount && state !== 'refused') return { kind, name, type, why, state: 'moved', content: null };
  return { kind, name, type, why, state, content: content && opened(seal, fileName(id), content) };
}
