/** What stands behind `/start` when somebody comes through a link of staff; null where nothing of the kind does. */
export function invitationIn(text: string | null): string | null {
  const [, code] = /^\/start(?:@\w+)?\s+([\w-]{1,64})\s*$/u.exec(text?.slice(0, 256) ?? '') ?? [];
  return code ?? null;
}
