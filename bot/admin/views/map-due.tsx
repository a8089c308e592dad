import { CHECKS_TEXTS } from '../texts-checks.ts';

/** How many entries of the social map wait for whoever looks: a small number beside its name in the menu. */
export const MapDue = ({ due }: { due: number }) => (
  <span id="map-due" class="due">
    {due > 0 && (
      <>
        <span aria-hidden="true">{due}</span>
        <span class="unseen">: {CHECKS_TEXTS.due(due)}</span>
      </>
    )}
  </span>
);
