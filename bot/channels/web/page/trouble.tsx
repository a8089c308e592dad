import { CRISIS_LINES } from '../../../engine/crisis.ts';
import { directionOf } from '../../../engine/language.ts';
import type { Spoken } from '../../channel.ts';
import type { Assets } from '../assets.ts';
import { linkify } from '../linkify.ts';
import type { Fields } from '../parse.ts';
import { EmergencyNumbers } from './emergency.tsx';
import { actionOf, type Frame, text } from './frame.ts';
import { Face, Linked } from './line.tsx';
import { documentOf } from './page.tsx';
import { Sparrow } from './sparrow.tsx';

/** What the house said in a crisis while its stores were away. Its short numbers are the crisis lines themselves. */
export const SaidInCrisis = ({ said, name }: { said: readonly Spoken[]; name: string }) => (
  <>
    {said.map(({ text, language }, at) => (
      <div class="line bot urgent" id={`e-${name}-${at}`}>
        <Face who="bot" />
        <div class="bubble">
          <p lang={language} dir={directionOf(language)}>
            <Linked parts={linkify(text, CRISIS_LINES)} />
          </p>
        </div>
      </div>
    ))}
  </>
);

const Again = ({ frame, fields }: { frame: Frame; fields: Fields }) => (
  <form method="post" action={actionOf(frame)}>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button type="submit">↻ {text(frame, 'again')}</button>
  </form>
);

/**
 * Something does not work: what to do now, in the person's language, and the numbers that work without us. `fields`
 * is the message that could not be taken; the same form with the same id sends it again, once.
 */
export const troublePage = (frame: Frame, assets: Assets, said: readonly Spoken[], fields: Fields | null) =>
  documentOf(
    frame,
    assets,
    {},
    <main class="trouble">
      <SaidInCrisis said={said} name="now" />
      <Sparrow />
      <h1>{text(frame, 'trouble')}</h1>
      {fields === null ? (
        <a href={actionOf(frame)}>↻ {text(frame, 'to-chat')}</a>
      ) : (
        <Again frame={frame} fields={fields} />
      )}
      <div class="numbers">
        <EmergencyNumbers frame={frame} />
      </div>
    </main>,
  );
