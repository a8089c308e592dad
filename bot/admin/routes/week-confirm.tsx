import type { Context } from 'hono';
import type { AdminEnv } from '../parts.ts';
import type { Rooms } from '../setting.ts';
import type { Setting } from '../views/setting.ts';
import { ConfirmView, type Preview } from '../views/week-confirm.tsx';
import { NOWHERE, page } from './page.tsx';

/** Shows what would happen, with everything that the yes has to say once more. */
export async function confirmPage(c: Context<AdminEnv>, rooms: Rooms, preview: (setting: Setting) => Preview) {
  const shown = await page(c, rooms, { place: 'week', looking: NOWHERE }, (setting) => ({
    body: <ConfirmView preview={preview(setting)} setting={setting} />,
  }));
  return c.html(shown);
}
