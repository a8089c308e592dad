import type { Child, PropsWithChildren } from 'hono/jsx';
import { HANDING_IN_TEXTS as texts } from '../texts-handing-in.ts';

/** Nobody reads further before mending or agreeing. */
export const MOST_SHOWN = 100;

/** How many there are beyond those that are shown. */
export const AndMore = ({ count }: { count: number }) =>
  count > MOST_SHOWN ? <p class="quiet">{texts.more(count - MOST_SHOWN)}</p> : null;

type UploadProps = { action: string; label: string; accept: string };

/** The form that brings a file. */
export const Upload = ({ action, label, accept }: UploadProps) => (
  <section aria-labelledby="upload">
    <h2 id="upload">{texts.upload}</h2>
    <form method="post" action={action} enctype="multipart/form-data" class="search">
      <label for="file">{label}</label>
      <input id="file" name="file" type="file" required accept={accept} />
      <button type="submit">{texts.look}</button>
    </form>
  </section>
);

type CameProps = PropsWithChildren<{ problem: string | undefined; done: boolean }>;

/** What came of the file before: why it was not taken, or that it was. */
export const Came = ({ problem, done, children }: CameProps) => (
  <>
    {problem !== undefined && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
    {done && (
      <p class="warning" role="status">
        {children}
      </p>
    )}
  </>
);

type SomeProps<Item> = { title: string; items: readonly Item[]; show: (item: Item) => Child };

/** What the file does of one kind, under a heading that folds away; nothing where it does none of it. */
export function Some<Item>({ title, items, show }: SomeProps<Item>) {
  if (items.length === 0) return null;
  return (
    <details open={items.length <= MOST_SHOWN}>
      <summary>
        {title} ({items.length})
      </summary>
      <ul>
        {items.slice(0, MOST_SHOWN).map((item) => (
          <li>{show(item)}</li>
        ))}
      </ul>
      <AndMore count={items.length} />
    </details>
  );
}

/** Where something is wrong in a file, and what stands there. */
type Found = {
  readonly where: { readonly sheet: string; readonly row: number | string };
  readonly column: string;
  readonly value: string;
};

type ProblemsProps<Problem> = PropsWithChildren<{
  problems: readonly Problem[];
  todoOf: (problem: Problem) => string;
  /** The name of a column as it is shown. */
  columnOf: (column: string) => Child;
  class?: string;
}>;

/** What is wrong in a file, place by place, and what to do about it. The children stand before the table. */
export function Problems<Problem extends Found>(props: ProblemsProps<Problem>) {
  const { problems, todoOf, columnOf, children } = props;
  return (
    <section role="alert">
      <p class="problem">{texts.problems(problems.length)}</p>
      {children}
      <table class={props.class}>
        <thead>
          <tr>
            {texts.columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, MOST_SHOWN).map((problem) => (
            <tr>
              <td>{problem.where.sheet}</td>
              <td>{problem.where.row}</td>
              <td>{columnOf(problem.column)}</td>
              <td>
                <bdi>{problem.value}</bdi>
              </td>
              <td>{todoOf(problem)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <AndMore count={problems.length} />
    </section>
  );
}
