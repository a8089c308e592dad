import type { Child } from 'hono/jsx';
import { fillPages } from '../filling.ts';
import type { Chapter, LineOnPaper, Paper, PlaceOnPaper } from '../paper.ts';
import { Centre, Codes, CrisisLine, Icon, Reach, Sparrow } from './parts.tsx';

/** Numbers to call in danger: they are large, and a page holds so many of them. */
const LINES_ON_A_PAGE = 4;
const MOST_CRISIS_PAGES = 2;
/** A sheet that is folded has four pages. */
const PAGES_OF_A_SHEET = 4;
const RULED_LINES = 12;

type Page = { readonly kind: string; readonly body: Child };
type Of = { readonly paper: Paper };

const Cover = ({ paper }: Of) => (
  <>
    <Sparrow />
    <h1>{paper.text('paper.title')}</h1>
    <p class="subtitle">{paper.text('paper.subtitle')}</p>
    <Codes codes={paper.codes} paper={paper} named />
    <Centre paper={paper} />
    <p class="take">{paper.text('paper.take')}</p>
  </>
);

const Crisis = ({ paper, lines }: Of & { lines: readonly LineOnPaper[] }) => (
  <>
    <h2>
      <Icon icon="🆘" /> {paper.text('paper.crisis')}
    </h2>
    <ul class="lines">
      {lines.map((line) => (
        <CrisisLine line={line} />
      ))}
    </ul>
  </>
);

const Place = ({ place }: { place: PlaceOnPaper }) => (
  <li class="place">
    <h3>
      <bdi>{place.name}</bdi>
    </h3>
    <p class="about">{place.about}</p>
    <p class="ways">
      <Reach place={place} />
    </p>
    {place.hours !== null && (
      <p class="hours">
        <Icon icon="🕐" /> {place.hours}
      </p>
    )}
    <p class="checked">{place.checked}</p>
  </li>
);

const Places = ({ places }: { places: readonly PlaceOnPaper[] }) => (
  <ul class="places">
    {places.map((place) => (
      <Place place={place} />
    ))}
  </ul>
);

const Heading = ({ chapter }: { chapter: Chapter }) => (
  <div class="heading">
    <Icon icon={chapter.icon} />
    <div>
      <h2>{chapter.title}</h2>
      <p>{chapter.about}</p>
    </div>
  </div>
);

function crisisPages(paper: Paper): Page[] {
  const count = Math.min(MOST_CRISIS_PAGES, Math.ceil(paper.crisis.length / LINES_ON_A_PAGE));
  return Array.from({ length: count }, (_, at) => {
    const lines = paper.crisis.slice(at * LINES_ON_A_PAGE, (at + 1) * LINES_ON_A_PAGE);
    return { kind: at === 0 ? 'crisis first' : 'crisis', body: <Crisis paper={paper} lines={lines} /> };
  });
}

/** A life domain, on one page or two; the codes stand on the first. */
const chapterPages = (chapter: Chapter, paper: Paper): Page[] =>
  fillPages(chapter.places).map((places, at) => ({
    kind: 'chapter',
    body: (
      <>
        <Heading chapter={chapter} />
        {at === 0 && <Codes codes={chapter.codes} paper={paper} named />}
        <Places places={places} />
      </>
    ),
  }));

const STEPS = [
  ['📱', 'paper.how-scan'],
  ['💬', 'paper.how-send'],
  ['👍', 'paper.how-agree'],
  ['🔢', 'paper.how-choose'],
  ['🧑', 'paper.how-human'],
] as const;

const How = ({ paper }: Of) => (
  <>
    <h2>{paper.text('paper.how')}</h2>
    <ol class="steps">
      {STEPS.map(([icon, key]) => (
        <li>
          <Icon icon={icon} />
          <p>{paper.text(key)}</p>
        </li>
      ))}
    </ol>
  </>
);

const Notes = ({ paper }: Of) => (
  <>
    <h2>{paper.text('paper.notes')}</h2>
    <ul class="ruled">
      {Array.from({ length: RULED_LINES }, () => (
        <li></li>
      ))}
    </ul>
  </>
);

const Back = ({ paper }: Of) => (
  <>
    <Sparrow />
    <p class="come">{paper.text('paper.come')}</p>
    <Centre paper={paper} />
    <Codes codes={paper.codes} paper={paper} named />
    <div class="made">
      <p>{paper.printed}</p>
      <p>{paper.text('paper.wrong')}</p>
    </div>
  </>
);

/** Pages in the order of reading, filled up with room for notes so that they can be folded from whole sheets. */
function pagesOf(paper: Paper): readonly Page[] {
  const before: Page[] = [
    { kind: 'cover', body: <Cover paper={paper} /> },
    ...crisisPages(paper),
    ...paper.chapters.flatMap((chapter) => chapterPages(chapter, paper)),
    { kind: 'how', body: <How paper={paper} /> },
  ];
  const missing = (PAGES_OF_A_SHEET - ((before.length + 1) % PAGES_OF_A_SHEET)) % PAGES_OF_A_SHEET;
  const notes = Array.from({ length: missing }, (): Page => ({ kind: 'notes', body: <Notes paper={paper} /> }));
  return [...before, ...notes, { kind: 'back', body: <Back paper={paper} /> }];
}

/** The booklet: crisis on the first page inside, then a page or two for each life domain. */
export const Booklet = ({ paper }: Of) => (
  <main>
    {pagesOf(paper).map(({ kind, body }, at) => (
      <section class={`sheet ${kind}`}>
        {body}
        {kind !== 'cover' && kind !== 'back' && <p class="number">{at + 1}</p>}
      </section>
    ))}
  </main>
);
