import type { AdminParts, AssetUrl } from './parts.ts';
import { may as policy, type Staff } from './policy.ts';
import { createSpeech } from './speech.ts';
import type { Setting } from './views/setting.ts';
import { createWhen } from './when.ts';

/** Gathers what a page needs to be shown to somebody, anew for every page: names and the hour change. */
export function createSetting(parts: AdminParts, asset: AssetUrl): (staff: Staff) => Promise<Setting> {
  const speech = createSpeech(parts.say, parts.label);
  const when = createWhen(parts.zone);
  const { may = policy } = parts;
  return async (staff) => ({
    staff,
    may: (act) => may(staff, act, {}),
    asset,
    when,
    now: parts.clock(),
    reader: { speech, understanding: parts.understanding, colleagues: await parts.desk.colleagues() },
  });
}

export type Settings = ReturnType<typeof createSetting>;

/** What every room of the view works with. */
export type Rooms = AdminParts & {
  readonly setting: Settings;
  readonly asset: AssetUrl;
};
