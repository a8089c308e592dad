import { TEXT_LENGTH } from '../parse.ts';
import { actionOf, type Frame, text } from './frame.ts';
import { Hidden } from './hidden.tsx';

/** Where a message is written. Without script it grows no taller and Enter makes a line; the button sends. */
export const Composer = ({ frame }: { frame: Frame }) => (
  <form class="composer" method="post" action={actionOf(frame)}>
    <Hidden frame={frame} />
    <label class="unseen" for="text">
      {text(frame, 'message')}
    </label>
    <textarea
      id="text"
      name="text"
      rows={1}
      dir="auto"
      maxlength={TEXT_LENGTH}
      autocomplete="off"
      enterkeyhint="send"
      placeholder={frame.language === null ? '…' : text(frame, 'placeholder')}
    />
    <button type="submit" aria-label={text(frame, 'send')}>
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <path d="M3 20.5V14l9-2-9-2V3.5L21.5 12z" fill="currentColor" />
      </svg>
    </button>
  </form>
);
