import { ABSENCE_TEXTS } from '../texts-absence.ts';
import { BASE } from './setting.ts';

const PARTS = { today: 'absences', signals: 'signals', figures: 'absences/figures' } as const;
export type Part = keyof typeof PARTS;

/** The pages about absence, beside each other. */
export const AbsenceParts = ({ here }: { here: Part }) => (
  <nav class="parts" aria-label={ABSENCE_TEXTS.parts.label}>
    <ul>
      {Object.entries(PARTS).map(([part, path]) => (
        <li>
          <a href={`${BASE}/${path}`} aria-current={part === here ? 'page' : undefined}>
            {ABSENCE_TEXTS.parts[part as Part]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
