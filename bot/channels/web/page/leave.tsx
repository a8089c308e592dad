import { type Frame, text } from './frame.ts';

/** A page that anybody may have open: the weather. */
const ELSEWHERE = 'https://www.buienradar.nl/';

/**
 * One tap and this screen shows something else. A plain link, so that it works at once, without script and without
 * us; with script it takes the place of this page, and "back" does not lead here again.
 */
export const Leave = ({ frame }: { frame: Frame }) => (
  <a class="leave" href={ELSEWHERE} target={frame.embed ? '_top' : undefined} rel="noreferrer">
    <span aria-hidden="true">✕ </span>
    {text(frame, 'leave')}
  </a>
);
