import type { Shown } from '../enclosed.ts';
import { type Frame, text } from './frame.ts';
import { lengthOf, sizeIn } from './size.ts';

type File = Extract<Shown, { href: string }>;
type Place = Extract<Shown, { kind: 'place' }>;

/** A size or a length: digits that never turn around. */
const Small = ({ children }: { children: string }) => (
  <small dir="ltr">
    <bdi>{children}</bdi>
  </small>
);

const Size = ({ bytes, frame }: { bytes: number | null; frame: Frame }) =>
  bytes === null ? null : <Small>{sizeIn(bytes, frame.spoken)}</Small>;

const Picture = ({ file, frame }: { file: File; frame: Frame }) => (
  <a class="picture" href={file.href} target="_blank" rel="noopener">
    <img src={file.href} alt={`${text(frame, 'picture')}: ${file.name}`} loading="lazy" />
    <span class="about">
      <bdi>{file.name}</bdi> <Size bytes={file.bytes} frame={frame} />
    </span>
  </a>
);

const Sound = ({ file: { href, name, seconds, bytes }, frame }: { file: File; frame: Frame }) => {
  const label = name === '' ? text(frame, 'voice-note') : name;
  return (
    <div class="sound">
      <p class="about">
        <span aria-hidden="true">🎤 </span>
        <bdi>{label}</bdi>{' '}
        {seconds === null ? <Size bytes={bytes} frame={frame} /> : <Small>{lengthOf(seconds)}</Small>}
      </p>
      {/* biome-ignore lint/a11y/useMediaCaption: a voice note comes without captions. */}
      <audio controls preload="none" src={href} aria-label={label} />
    </div>
  );
};

const Download = ({ file: { href, name, bytes }, frame }: { file: File; frame: Frame }) => (
  <a class="download" href={href} download={name}>
    <span class="icon" aria-hidden="true">
      📄
    </span>
    <span class="about">
      <bdi>{name}</bdi> <Size bytes={bytes} frame={frame} />
    </span>
  </a>
);

const Missing = ({ name, frame }: { name: string; frame: Frame }) => (
  <p class="missing">
    <span aria-hidden="true">📎 </span>
    {name !== '' && <bdi>{name}</bdi>} {text(frame, 'unkept')}
  </p>
);

const Moved = ({ name, frame }: { name: string; frame: Frame }) => (
  <p class="moved">
    <span aria-hidden="true">📄 </span>
    {name !== '' && <bdi>{name}</bdi>} {text(frame, 'arrived')}
  </p>
);

const Card = ({ place: { name, address, map, geo }, frame }: { place: Place; frame: Frame }) => (
  <div class="place">
    <p class="what">
      <span aria-hidden="true">📍 </span>
      <bdi>{name}</bdi>
    </p>
    <p>
      <bdi>{address}</bdi>
    </p>
    <a href={map} data-geo={geo} target="_blank" rel="noopener noreferrer">
      <span class="pin" aria-hidden="true">
        🗺️
      </span>
      {text(frame, 'map')}
    </a>
  </div>
);

const Inside = ({ shown, frame }: { shown: Shown; frame: Frame }) => {
  switch (shown.kind) {
    case 'place':
      return <Card place={shown} frame={frame} />;
    case 'missing':
      return <Missing name={shown.name} frame={frame} />;
    case 'moved':
      return <Moved name={shown.name} frame={frame} />;
    case 'image':
      return <Picture file={shown} frame={frame} />;
    case 'audio':
      return <Sound file={shown} frame={frame} />;
    case 'file':
      return <Download file={shown} frame={frame} />;
  }
};

/** What goes along with a line: a picture to see, a voice to hear, a file to save, a place to find. */
export const Enclosed = ({ shown, frame }: { shown: Shown; frame: Frame }) => (
  <div class="enclosed">
    <Inside shown={shown} frame={frame} />
  </div>
);
