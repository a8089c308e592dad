import type { Chapter, Paper } from '../paper.ts';
import { Centre, Codes, CrisisLine, Icon, Ltr, nameOfCode, Sparrow } from './parts.tsx';

/** One row of tiles on A3. */
const MOST_LINES = 4;
/** What is read in passing; the chat and the booklet have the others. */
const MOST_PLACES = 3;

/** One line for each place: its name, and the most direct way to it. */
const Row = ({ chapter, paper }: { chapter: Chapter; paper: Paper }) => (
  <li class="row">
    <Icon icon={chapter.icon} />
    <div class="what">
      <h2>{chapter.title}</h2>
      <p>{chapter.about}</p>
    </div>
    <ul class="places">
      {chapter.places.slice(0, MOST_PLACES).map(({ name, phone, address, website, month }) => (
        <li>
          <bdi class="name">{name}</bdi>
          <Ltr text={phone ?? address ?? website ?? ''} kind={phone === null ? 'address' : 'phone'} />
          <Ltr text={month === null ? '–' : `✔ ${month}`} kind="checked" />
        </li>
      ))}
    </ul>
    <Codes codes={chapter.codes} paper={paper} named={false} />
  </li>
);

/** Over the codes: which of them opens which messenger. */
const Messengers = ({ paper }: { paper: Paper }) => (
  <div class="messengers">
    <p>{paper.text('paper.scan')}</p>
    <ul class="codes">
      {paper.codes.map((code) => (
        <li>
          <bdi>{nameOfCode(code, paper)}</bdi>
        </li>
      ))}
    </ul>
  </div>
);

/** The poster: what to do in danger on top, then ten lines, one for each life domain. */
export const Poster = ({ paper }: { paper: Paper }) => (
  <main class="sheet">
    <header>
      <Sparrow />
      <div>
        <h1>{paper.text('paper.title')}</h1>
        <p>{paper.text('paper.subtitle')}</p>
      </div>
    </header>
    <section class="crisis">
      <h2>
        <Icon icon="🆘" /> {paper.text('paper.crisis')}
      </h2>
      <ul class="lines">
        {paper.crisis.slice(0, MOST_LINES).map((line) => (
          <CrisisLine line={line} />
        ))}
      </ul>
    </section>
    <Messengers paper={paper} />
    <ul class={`rows with-${paper.codes.length}`}>
      {paper.chapters.map((chapter) => (
        <Row chapter={chapter} paper={paper} />
      ))}
    </ul>
    <footer>
      <div>
        <p class="come">{paper.text('paper.come')}</p>
        <Centre paper={paper} />
      </div>
      <div class="made">
        <p>{paper.text('paper.legend')}</p>
        <p>{paper.printed}</p>
        <p>{paper.text('paper.wrong')}</p>
      </div>
    </footer>
  </main>
);
