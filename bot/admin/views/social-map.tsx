import { FORMATS } from '../../hsds/map/desk.ts';
import { CHECKS_TEXTS } from '../texts-checks.ts';
import { SOCIAL_MAP_TEXTS as texts } from '../texts-social-map.ts';
import { Came, Upload } from './handing-in.tsx';
import { MapParts } from './map-parts.tsx';
import { BASE } from './setting.ts';

const UPLOAD = `${BASE}/social-map/import`;

const Download = () => (
  <section aria-labelledby="download">
    <h2 id="download">{texts.download}</h2>
    <p class="acts">
      {FORMATS.map((format) => (
        <a class="button" href={`${BASE}/social-map/export/${format}`}>
          {texts.formats[format]}
        </a>
      ))}
    </p>
    <p class="quiet">
      {texts.others} <a href="/hsds/">/hsds/</a>
    </p>
  </section>
);

type Props = { problem?: string | undefined; done?: boolean };

/** The social map as a whole: away as a file, and back again. */
export const SocialMapView = ({ problem, done = false }: Props) => (
  <div id="social-map" class="page">
    <MapParts here="files" />
    <h1>{CHECKS_TEXTS.parts.files}</h1>
    <p>{texts.explain}</p>
    <Came problem={problem} done={done}>
      {texts.done}
    </Came>
    <Download />
    <Upload action={UPLOAD} label={texts.file} accept=".xlsx,.csv,.zip,.json" />
  </div>
);
