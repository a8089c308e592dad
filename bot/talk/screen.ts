import type { Spoken } from '../channels/channel.ts';
import { directionOf } from '../engine/language.ts';

const DIM = '\u001b[2m';
const BOLD = '\u001b[1m';
const PLAIN = '\u001b[0m';

/** A message as a terminal shows it: whose it is when it is not for the one who talks, its words, its numbered choices. */
export function onScreen({ text, offers, language }: Spoken, who: string | null): string {
  const head = who === null ? '' : `${DIM}(${who} hears)${PLAIN} `;
  const lines = offers.map(
    ({ number, label, icon }) => `   ${BOLD}${number}${PLAIN} ${icon === null ? '' : `${icon} `}${label}`,
  );
  const mark = directionOf(language) === 'rtl' ? '\u200F' : '';
  return [`${head}${mark}${text}`, ...lines].join('\n');
}

export const HELP = `${DIM}Write what a resident would write. /wait 3h moves the clock, /save room/name saves the talk as a
transcript test, /quit ends.${PLAIN}`;
