import { directionOf, ENDONYMS, LANGUAGES } from '../../../engine/language.ts';
import { actionOf, type Frame, text } from './frame.ts';
import { Hidden } from './hidden.tsx';
import { Sparrow } from './sparrow.tsx';

const Languages = () => (
  <>
    {LANGUAGES.map((language) => (
      <button type="submit" name="text" value={ENDONYMS[language]} data-said={ENDONYMS[language]} lang={language}>
        <span class="label" dir={directionOf(language)}>
          {ENDONYMS[language]}
        </span>
      </button>
    ))}
  </>
);

/** Somebody whom we know, or whom staff invited: one button, and she is greeted in her own language. */
const Begin = ({ frame }: { frame: Frame }) => (
  <button type="submit" name="text" value="start" class="begin" data-said={text(frame, 'start')}>
    <span class="label">{text(frame, 'start')}</span>
    <span class="icon" aria-hidden="true">
      ▶
    </span>
  </button>
);

/** The first sight of the bot: who it is, and each language by its own name. Nothing is kept of whoever only looks. */
export const Start = ({ frame, known }: { frame: Frame; known: boolean }) => (
  <section class="start">
    <Sparrow />
    <p class="name">Buurtmus</p>
    <form method="post" action={actionOf(frame)} aria-label={text(frame, 'choices')}>
      <Hidden frame={frame} />
      {known ? <Begin frame={frame} /> : <Languages />}
    </form>
  </section>
);
