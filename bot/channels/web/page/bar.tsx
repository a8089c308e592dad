import { Emergency } from './emergency.tsx';
import { actionOf, type Frame, text } from './frame.ts';
import { Hidden } from './hidden.tsx';

/**
 * The words that work everywhere, as buttons that say the very word. "Stop" is not among them: it takes effect at
 * once, and a wrong tap would cost somebody her reminders; it stands in the menu under her own data. "Help" is what
 * the menu and the emergency button are.
 */
const COMMANDS = [
  { command: 'menu', icon: '🏠' },
  { command: 'back', icon: '↩️' },
  { command: 'human', icon: '🧑' },
  { command: 'language', icon: '🌍' },
] as const;

/** Before a language is chosen there is no menu and nothing to go back to; a human and the emergency remain. */
const commandsFor = ({ language }: Frame) => COMMANDS.filter(({ command }) => language !== null || command === 'human');

/** Always visible, in the same order, with the same pictures. */
export const Bar = ({ frame }: { frame: Frame }) => (
  <nav class="bar" aria-label={text(frame, 'commands')}>
    <form method="post" action={actionOf(frame)}>
      <Hidden frame={frame} />
      {commandsFor(frame).map(({ command, icon }) => (
        <button type="submit" name="text" value={text(frame, command)} data-said={text(frame, command)}>
          <span class="icon" aria-hidden="true">
            {icon}
          </span>
          <span class={frame.language === null ? 'unseen' : 'label'}>{text(frame, command)}</span>
        </button>
      ))}
    </form>
    <Emergency frame={frame} />
  </nav>
);
