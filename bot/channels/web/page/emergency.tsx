import { CRISIS_LINES } from '../../../engine/crisis.ts';
import { tel } from '../linkify.ts';
import { type Frame, text } from './frame.ts';
import { Leave } from './leave.tsx';

const NUMBERS = [
  { icon: '🚨', name: '112', number: CRISIS_LINES.emergency, what: 'danger' },
  { icon: '🏠', name: 'Veilig Thuis', number: CRISIS_LINES.veiligThuis, what: 'violence' },
  {
    icon: '🫂',
    name: CRISIS_LINES.suicidePrevention,
    number: CRISIS_LINES.suicidePreventionFree,
    what: 'suicide',
  },
] as const;

/** The numbers that help at any hour, each a link that calls. They need no server once the page is there. */
export const EmergencyNumbers = ({ frame }: { frame: Frame }) => (
  <>
    <p class="panel-title">{text(frame, 'emergency-title')}</p>
    {NUMBERS.map(({ icon, name, number, what }) => (
      <a class="call" href={tel(number)}>
        <span class="icon" aria-hidden="true">
          {icon}
        </span>
        <span class="whom">
          <bdi>{name === number ? name : `${name}`}</bdi>
          <small>{text(frame, what)}</small>
        </span>
        <span class="number" dir="ltr">
          {number}
        </span>
      </a>
    ))}
  </>
);

/** Always in sight, opened and closed by the browser itself: it works without script and without a connection. */
export const Emergency = ({ frame }: { frame: Frame }) => (
  <details class="emergency" id="emergency">
    <summary>
      <span class="icon" aria-hidden="true">
        🆘
      </span>
      <span class="label">{frame.language === null ? CRISIS_LINES.emergency : text(frame, 'emergency')}</span>
    </summary>
    <div class="panel">
      <EmergencyNumbers frame={frame} />
      <Leave frame={frame} />
    </div>
  </details>
);
