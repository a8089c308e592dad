import { LARGEST_FILE, LONGEST_VOICE } from '../limits.ts';
import { type Frame, filesActionOf, text } from './frame.ts';
import { Hidden } from './hidden.tsx';
import { atMost, lengthOf, tooBig } from './size.ts';

const ALL = '*';
const PHOTOS = `image/${ALL}`;
/** Only a hint to the phone what to offer; what is taken is decided by the content. */
const ANYTHING = `${PHOTOS},audio/${ALL},.pdf,.doc,.docx,.odt,.rtf,.txt,video/mp4`;

const Camera = ({ frame }: { frame: Frame }) => (
  <label class="pick camera" hidden>
    <span class="icon" aria-hidden="true">
      📷
    </span>
    <span>{text(frame, 'photo')}</span>
    <input type="file" accept={PHOTOS} capture="environment" />
  </label>
);

const Anything = ({ frame }: { frame: Frame }) => (
  <label class="pick">
    <span class="icon" aria-hidden="true">
      📁
    </span>
    <span>{text(frame, 'file')}</span>
    <input type="file" name="file" accept={ANYTHING} required />
  </label>
);

/**
 * Choosing a photo or a file. Without script it is a plain form; with script each is a button, what was chosen is shown
 * first, and a phone has its camera here too.
 */
export const Attach = ({ frame }: { frame: Frame }) => (
  <details class="attach" id="attach">
    <summary aria-label={text(frame, 'attach')}>
      <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
        <path
          d="M21 11.5l-8.6 8.6a5.6 5.6 0 0 1-8-8l9-9a3.8 3.8 0 0 1 5.4 5.4l-9 9a2 2 0 0 1-2.8-2.8l8.2-8.2"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          stroke-linecap="round"
        />
      </svg>
    </summary>
    <div class="panel">
      <form class="files" method="post" action={filesActionOf(frame)} enctype="multipart/form-data">
        <Hidden frame={frame} />
        <Camera frame={frame} />
        <Anything frame={frame} />
        <p class="largest">{atMost(frame)}</p>
        <button type="submit" class="plain">
          {text(frame, 'send')}
        </button>
      </form>
    </div>
  </details>
);

/** Shown by the script where the browser can record. */
export const Microphone = ({ frame }: { frame: Frame }) => (
  <button type="button" id="mic" class="round" aria-label={text(frame, 'voice')} hidden>
    <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
      <path
        d="M12 15a4 4 0 0 0 4-4V6a4 4 0 0 0-8 0v5a4 4 0 0 0 4 4zm-7-4a7 7 0 0 0 14 0m-7 7v4"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
      />
    </svg>
  </button>
);

type TwoProps = { frame: Frame; icon: string; label: string; name: string };

/** Throw it away, or go on. */
const Two = ({ frame, icon, label, name }: TwoProps) => (
  <div class="two">
    <button type="button" class="drop">
      <span aria-hidden="true">✕</span> {text(frame, 'drop')}
    </button>
    <button type="button" class={name} aria-describedby={`${name}-what`}>
      <span aria-hidden="true">{icon}</span> {label}
    </button>
  </div>
);

/** A recording that is under way. */
const Recorder = ({ frame }: { frame: Frame }) => (
  <div id="recorder" class="tray" hidden data-most={`${LONGEST_VOICE}`} data-denied={text(frame, 'no-microphone')}>
    <p id="stop-what">
      <span class="dot" aria-hidden="true" /> {text(frame, 'recording')}
    </p>
    <div class="level" aria-hidden="true">
      <i />
    </div>
    <p class="clock" dir="ltr" role="timer">
      <b>0:00</b> / {lengthOf(LONGEST_VOICE)}
    </p>
    <Two frame={frame} icon="■" label={text(frame, 'done')} name="stop" />
  </div>
);

/** What is about to be sent, to look at or to listen to first. */
const Tray = ({ frame }: { frame: Frame }) => (
  <div
    id="tray"
    class="tray"
    hidden
    data-action={filesActionOf(frame)}
    data-largest={`${LARGEST_FILE}`}
    data-check={text(frame, 'check')}
    data-first={text(frame, 'first-question')}
    data-too-big={tooBig(frame)}
    data-not-taken={text(frame, 'not-taken')}
    data-voice={text(frame, 'voice-note')}
  >
    <p id="go-what">
      <bdi />
    </p>
    <img alt="" hidden />
    {/* biome-ignore lint/a11y/useMediaCaption: her own voice, a moment ago. */}
    <audio controls hidden />
    <Two frame={frame} icon="➤" label={text(frame, 'send')} name="go" />
  </div>
);

/** Where the script shows what is recorded and what is about to be sent, and says what stands against it. */
export const Trays = ({ frame }: { frame: Frame }) => (
  <>
    <p id="note" role="alert" />
    <Recorder frame={frame} />
    <Tray frame={frame} />
  </>
);
