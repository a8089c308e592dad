/** What came of what staff did: why nothing was done, or that it was. A screen reader says it at once. */
export const SaidBack = ({ problem, done }: { problem?: string | undefined; done?: string | undefined }) => (
  <>
    {problem !== undefined && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
    {done !== undefined && (
      <p class="done" role="status">
        {done}
      </p>
    )}
  </>
);
