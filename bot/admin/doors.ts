import type { Invitation } from '../staff-ports.ts';
import type { AdminParts } from './parts.ts';
import type { Doors } from './views/dossier.tsx';

/** The links of an invitation: into the web chat, and into Telegram where its bot has a name. */
export function doorsTo(invitation: Invitation | null, { publicUrl, telegramBot }: AdminParts): Doors | null {
  if (invitation === null) return null;
  const bot = telegramBot?.() ?? null;
  const code = encodeURIComponent(invitation.code);
  return {
    web: `${publicUrl}/chat?invite=${code}`,
    telegram: bot === null ? null : `https://t.me/${bot}?start=${code}`,
  };
}
