import type { Counts } from '../../staff-ports.ts';
import { TEXTS } from '../texts.ts';
import { BASE, type Place } from './setting.ts';

/** Danger, and messages that did not arrive, are told on every page, whatever is looked at, and read out at once. */
export const Crisis = ({ counts }: { counts: Counts }) => (
  <div id="crisis" role="alert">
    {counts.crisis > 0 && (
      <p>
        <strong>{TEXTS.crisis(counts.crisis)}</strong> <a href={`${BASE}/conversations?tab=all`}>{TEXTS.crisisLook}</a>
      </p>
    )}
    {counts.undelivered > 0 && (
      <p class="undelivered">
        {TEXTS.undelivered.count(counts.undelivered)} <a href={`${BASE}/undelivered`}>{TEXTS.undelivered.look}</a>
      </p>
    )}
  </div>
);

/** The name of a page, with how many wait before it: `"(2) Gesprekken · Buurtmus"`. */
export const titleOf = (place: Place, { unassigned }: Counts): string =>
  `${unassigned > 0 ? `(${unassigned}) ` : ''}${TEXTS.nav[place]} · ${TEXTS.product}`;
