import { CHECKS_TEXTS } from '../texts-checks.ts';
import { BASE } from './setting.ts';

const PARTS = {
  checks: 'social-map',
  owners: 'social-map/owners',
  ended: 'social-map/ended',
  unmet: 'social-map/unmet',
  referrals: 'social-map/referrals',
  files: 'social-map/files',
  paper: 'social-map/paper',
} as const;
type Part = keyof typeof PARTS;

/** The pages about the social map, beside each other. */
export const MapParts = ({ here }: { here: Part }) => (
  <nav class="parts map-parts" aria-label={CHECKS_TEXTS.parts.label}>
    <ul>
      {Object.entries(PARTS).map(([part, path]) => (
        <li>
          <a href={`${BASE}/${path}`} aria-current={part === here ? 'page' : undefined}>
            {CHECKS_TEXTS.parts[part as Part]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
