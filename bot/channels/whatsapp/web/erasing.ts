import type { Client } from './client.ts';
import { LIMITS } from './limits.ts';
import { within } from './waiting.ts';

/**
 * Deletes the parts of a message for everyone. False where WhatsApp no longer lets us: the library would then delete
 * it for this device alone, and say nothing. Rejects when the page breaks.
 */
export async function eraseAll(client: Client, to: string, ids: readonly string[], call: number): Promise<boolean> {
  const erased = [];
  for (const id of ids) erased.push(await eraseOne(client, `true_${to}_${id}`, call));
  return erased.length > 0 && erased.every(Boolean);
}

async function eraseOne(client: Client, id: string, call: number): Promise<boolean> {
  const message = await within(call, client.getMessageById(id));
  if (!message) return false;
  if (message.type === 'revoked') return true;
  if (Date.now() / 1_000 - message.timestamp > LIMITS.deletable.value) return false;
  await within(call, message.delete(true));
  // Deleted for everyone, it stays as a line that says so; deleted for us alone, it is gone.
  return (await within(call, client.getMessageById(id))) !== null;
}
