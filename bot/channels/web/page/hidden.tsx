import { type Frame, newId } from './frame.ts';

/** The fields of a form that nobody sees; each form has an id of its own, so that each is heard once. */
export const Hidden = ({ frame }: { frame: Frame }) => (
  <>
    <input type="hidden" name="id" value={newId()} />
    <input type="hidden" name="language" value={frame.spoken} />
    {Object.entries(frame.hidden).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);
