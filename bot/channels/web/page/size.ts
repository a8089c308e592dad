import type { Language } from '../../../engine/language.ts';
import { LARGEST_FILE } from '../limits.ts';
import type { Frame } from './frame.ts';

const KB = 1024;
const MB = KB * KB;

/** A size as phones write it, on one line: `sizeIn(1_300_000, 'nl')` → `"1,2 MB"`. Digits are Latin, as everywhere. */
export function sizeIn(bytes: number, language: Language): string {
  const isLarge = bytes >= MB;
  const amount = isLarge ? bytes / MB : Math.max(1, bytes / KB);
  const digits = { maximumFractionDigits: isLarge ? 1 : 0, numberingSystem: 'latn' } as const;
  return `${new Intl.NumberFormat(language, digits).format(amount)}\u00A0${isLarge ? 'MB' : 'kB'}`;
}

/** How long something takes, as players write it: `"0:12"`. */
export const lengthOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`;

/** How large a file may be. */
export const atMost = ({ words, spoken }: Frame): string =>
  words.say('web.largest', { size: sizeIn(LARGEST_FILE, spoken) }, spoken);

/** That a file is too large, and how large it may be. */
export const tooBig = ({ words, spoken }: Frame): string =>
  words.say('web.too-big', { size: sizeIn(LARGEST_FILE, spoken) }, spoken);
