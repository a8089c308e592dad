import type { QueuedSubmission, Remark, ReviewedVersion } from '../../staff-cv-ports.ts';
import { CV_TEXTS } from '../texts-cv.ts';
import { CV_DESK } from './cv-queue.tsx';

const { document: texts, number } = CV_TEXTS;

type Version = Pick<ReviewedVersion, 'id' | 'pages' | 'remarks' | 'files'>;

const pictureOf = (submission: string, version: string, page: number): string =>
  `${CV_DESK}/${submission}/versions/${version}/pages/${page}`;

type MarkerProps = { remark: Remark; width: number; height: number; isOpen: boolean };

/** A number at its place, sized by the width of the page; beside the form it leads to its remark. */
const Marker = ({ remark, width, height, isOpen }: MarkerProps) => {
  const { x, y } = remark.pin as NonNullable<Remark['pin']>;
  const [cx, cy, r] = [(x * width) / 1_000, (y * height) / 1_000, width / 38];
  const drawn = (
    <>
      <circle cx={cx} cy={cy} r={r} />
      <text x={cx} y={cy + r * 0.38} font-size={r * 1.15} text-anchor="middle">
        {remark.position}
      </text>
    </>
  );
  return isOpen ? (
    <a href={`#remark-${remark.position}`} class="marker" aria-label={CV_TEXTS.remarks.legend(remark.position)}>
      {drawn}
    </a>
  ) : (
    <g class="marker">{drawn}</g>
  );
};

type PinsProps = {
  page: number;
  of: { readonly width: number; readonly height: number };
  remarks: readonly Remark[];
  isOpen: boolean;
};

/** The numbers on a page. Drawn as attributes: nothing here may carry a style of its own. */
export const Pins = ({ page, of: { width, height }, remarks, isOpen }: PinsProps) => (
  <svg
    id={isOpen ? `pins-${page}` : undefined}
    class="pins"
    viewBox={`0 0 ${width} ${height}`}
    preserveAspectRatio="none"
    aria-label={CV_TEXTS.remarks.title}
  >
    {remarks
      .filter(({ pin }) => pin?.page === page)
      .map((remark) => (
        <Marker {...{ remark, width, height, isOpen }} />
      ))}
  </svg>
);

type SheetProps = { submission: QueuedSubmission; version: Version; page: number; isOpen: boolean };

/** One page as a picture; where the form is open, a place on it can be pointed at. */
const Sheet = ({ submission, version, page, isOpen }: SheetProps) => {
  const { width, height } = version.pages[page - 1] as Version['pages'][number];
  const picture = (
    <img
      src={pictureOf(submission.id, version.id, page)}
      alt={texts.picture(number(submission.kind, submission.number), page)}
      width={width}
      height={height}
      loading={page > 2 ? 'lazy' : 'eager'}
    />
  );
  return (
    <figure class="sheet" id={isOpen ? `page-${page}` : undefined}>
      <figcaption>{texts.page(page, version.pages.length)}</figcaption>
      <div class="picture">
        {isOpen ? (
          <button type="button" class="pointing" data-points={page} aria-describedby="pointing">
            {picture}
          </button>
        ) : (
          picture
        )}
        <Pins page={page} of={{ width, height }} remarks={version.remarks} isOpen={isOpen} />
      </div>
    </figure>
  );
};

/** Why no page is to be seen: it is still being read, or it could not be. */
const Nothing = ({ version }: { version: Version }) => (
  <p class="empty">{version.files.some(({ state }) => state === 'waiting') ? texts.waiting : texts.none}</p>
);

type PagesProps = Omit<SheetProps, 'page'>;

/** A version, page by page. */
export const Sheets = ({ submission, version, isOpen }: PagesProps) =>
  version.pages.length === 0 ? (
    <Nothing version={version} />
  ) : (
    <>
      {version.pages.map((_, at) => (
        <Sheet {...{ submission, version, isOpen }} page={at + 1} />
      ))}
    </>
  );
