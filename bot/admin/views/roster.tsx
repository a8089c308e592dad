import { ROSTER_TEXTS as texts } from '../texts-roster.ts';
import { BASE } from './setting.ts';

/** Where the import stands. */
export const IMPORT = `${BASE}/people/import`;

const Files = () => (
  <section aria-labelledby="files">
    <h2 id="files">{texts.files}</h2>
    <p class="acts">
      <a class="button" href={`${IMPORT}/template.xlsx`}>
        {texts.template}
      </a>
      <a class="button" href={`${IMPORT}/example.xlsx`}>
        {texts.example}
      </a>
    </p>
    <p class="quiet">{texts.csv}</p>
  </section>
);

const Upload = () => (
  <section aria-labelledby="upload">
    <h2 id="upload">{texts.upload}</h2>
    <form method="post" action={IMPORT} enctype="multipart/form-data" class="search">
      <label for="file">{texts.file}</label>
      <input id="file" name="file" type="file" required accept=".xlsx,.csv,.zip" />
      <button type="submit">{texts.look}</button>
    </form>
  </section>
);

type Props = { problem?: string | undefined; done?: boolean };

/** Where files of people and timetables are handed in. */
export const RosterView = ({ problem, done = false }: Props) => (
  <div id="roster" class="page">
    <h1>{texts.title}</h1>
    <p>
      {texts.explain} <a href={`${BASE}/people`}>{texts.back}</a>
    </p>
    {problem !== undefined && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
    {done && (
      <p class="warning" role="status">
        {texts.done} <a href={`${BASE}/people`}>{texts.back}</a>
      </p>
    )}
    <Upload />
    <Files />
  </div>
);
