import { ROSTER_TEXTS as texts } from '../texts-roster.ts';
import { Came, Upload } from './handing-in.tsx';
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

type Props = { problem?: string | undefined; done?: boolean };

/** Where files of people and timetables are handed in. */
export const RosterView = ({ problem, done = false }: Props) => (
  <div id="roster" class="page">
    <h1>{texts.title}</h1>
    <p>
      {texts.explain} <a href={`${BASE}/people`}>{texts.back}</a>
    </p>
    <Came problem={problem} done={done}>
      {texts.done} <a href={`${BASE}/people`}>{texts.back}</a>
    </Came>
    <Upload action={IMPORT} label={texts.file} accept=".xlsx,.csv,.zip" />
    <Files />
  </div>
);
