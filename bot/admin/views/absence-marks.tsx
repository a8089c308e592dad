import type { Child } from 'hono/jsx';
import { ABSENCE_TEXTS, STATES, type State } from '../texts-absence.ts';

const CENTRE = 10;

const Letter = ({ letter }: { letter: string }) => (
  <text x={CENTRE} y="14" text-anchor="middle" class="letter">
    {letter}
  </text>
);

/** Each state has a shape and a letter of its own, so that nobody needs to tell colours apart. */
const SHAPES: Readonly<Record<State, Child>> = {
  present: (
    <>
      <circle cx={CENTRE} cy={CENTRE} r="9" class="shape" />
      <path d="M5.5 10.5l3 3 6-7" class="stroke" />
    </>
  ),
  late: (
    <>
      <path d="M10 0l10 10-10 10L0 10z" class="shape" />
      <Letter letter="L" />
    </>
  ),
  reported: (
    <>
      <rect x="1" y="1" width="18" height="18" rx="2" class="shape" />
      <Letter letter="A" />
    </>
  ),
  absent: (
    <>
      <path d="M6 0h8l6 6v8l-6 6H6l-6-6V6z" class="shape" />
      <Letter letter="X" />
    </>
  ),
  'no-show': (
    <>
      <path d="M10 0l10 19H0z" class="shape" />
      <path d="M10 7v6M10 15.2v1.6" class="stroke" />
    </>
  ),
  open: (
    <>
      <circle cx={CENTRE} cy={CENTRE} r="8" class="outline" />
      <text x={CENTRE} y="14" text-anchor="middle" class="letter dark">
        ?
      </text>
    </>
  ),
  planned: <circle cx={CENTRE} cy={CENTRE} r="8" class="outline dotted" />,
};

/** The sign of a state; what it means is said beside it. */
export const Mark = ({ state }: { state: State }) => (
  <svg class={`sign is-${state}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    {SHAPES[state]}
  </svg>
);

const { history: texts } = ABSENCE_TEXTS;

export const Legend = () => (
  <dl class="legend" aria-label={texts.legend}>
    {STATES.map((state) => (
      <div>
        <dt>
          <Mark state={state} />
        </dt>
        <dd>{texts.states[state]}</dd>
      </div>
    ))}
  </dl>
);
