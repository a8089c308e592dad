import { topicOf } from '../../../capabilities/social-map/topics.ts';
import { type DeepLink, messageOfLink } from '../../../engine/deep-link.ts';
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

/** She scanned a code on paper: one button with what she was looking at, in the language of the paper. */
const Open = ({ frame, link }: { frame: Frame; link: DeepLink }) => {
  const topic = topicOf(link);
  const label = frame.words.label(topic, link.language);
  return (
    <button type="submit" name="text" value={messageOfLink(link)} class="begin" data-said={label}>
      <span class="label">{label}</span>
      <span class="topic" aria-hidden="true">
        {topic.icon}
      </span>
    </button>
  );
};

type StartProps = { frame: Frame; known: boolean; link: DeepLink | null };

/** The first sight of the bot: who it is, and each language by its own name. Nothing is kept of whoever only looks. */
export const Start = ({ frame, known, link }: StartProps) => (
  <section class="start">
    <Sparrow />
    <p class="name">Buurtmus</p>
    <form method="post" action={actionOf(frame)} aria-label={text(frame, 'choices')}>
      <Hidden frame={frame} />
      {link !== null ? <Open frame={frame} link={link} /> : known ? <Begin frame={frame} /> : <Languages />}
    </form>
  </section>
);
