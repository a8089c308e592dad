import type { Entry } from '../../hsds/map/keeping/entries.ts';
import { CHECKS_TEXTS } from '../texts-checks.ts';
import { Act, placePath } from './check-acts.tsx';
import { MapParts } from './map-parts.tsx';
import { BASE } from './setting.ts';

const { ended: texts } = CHECKS_TEXTS;

/** Places that are no more, each with a way back. */
export const EndedView = ({ entries }: { entries: readonly Entry[] }) => (
  <div id="map-ended" class="page">
    <MapParts here="ended" />
    <h1>{texts.title}</h1>
    <p>{entries.length === 0 ? texts.empty : texts.explain}</p>
    <ul class="cards">
      {entries.map((entry) => (
        <li class="card">
          <a href={placePath(entry.place)}>
            <strong>
              <bdi>{entry.name}</bdi>
            </strong>
            {entry.organisation !== null && <span>{entry.organisation}</span>}
          </a>
          <Act entry={entry} does="restore" label={CHECKS_TEXTS.restore} back={`${BASE}/social-map`} />
        </li>
      ))}
    </ul>
  </div>
);
