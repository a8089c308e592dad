import { directionOf, type Language } from '../../../engine/language.ts';
import type { Part } from '../linkify.ts';
import type { Bubble, Button } from '../render.ts';
import { wallClock } from '../wall-clock.ts';
import { Enclosed } from './enclosed.tsx';
import { actionOf, type Frame, text } from './frame.ts';
import { Hidden } from './hidden.tsx';
import { Sparrow } from './sparrow.tsx';

const directionIn = (language: Language | null) => (language === null ? 'auto' : directionOf(language));

/** Text with its numbers and addresses as links. A number is never turned around by the text around it. */
export const Linked = ({ parts }: { parts: readonly Part[] }) => (
  <>
    {parts.map(({ text, href }) =>
      href === null ? (
        text
      ) : (
        <a href={href} dir="ltr" {...(href.startsWith('http') ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
          {text}
        </a>
      ),
    )}
  </>
);

const ChoiceButton = ({ value, number, icon, label }: Button) => (
  <button type="submit" name="choice" value={value} data-said={label}>
    <b>{number}</b>
    {icon !== null && (
      <span class="icon" aria-hidden="true">
        {icon}
      </span>
    )}
    <span class="label">{label}</span>
  </button>
);

const Choices = ({ buttons, frame }: { buttons: readonly Button[]; frame: Frame }) => (
  <form class="choices" method="post" action={actionOf(frame)} aria-label={text(frame, 'choices')}>
    <Hidden frame={frame} />
    {buttons.map((button) => (
      <ChoiceButton {...button} />
    ))}
  </form>
);

const SPEAKERS = { me: 'you', person: 'person' } as const;

/** Whose words these are, as a picture: the bird's or a person's. */
export const Face = ({ who }: { who: Bubble['who'] }) =>
  who === 'me' ? null : (
    <span class="face" aria-hidden="true">
      {who === 'bot' ? <Sparrow /> : '🧑'}
    </span>
  );

/** One line: who says it (for a screen reader), what, and, under the open question, its choices. */
const Line = ({ bubble, frame }: { bubble: Bubble; frame: Frame }) => {
  const { mark, turn, who, language, parts, enclosed, buttons, at, id } = bubble;
  const speaker = who === 'bot' ? 'Buurtmus' : text(frame, SPEAKERS[who]);
  return (
    <div class={`line ${who}`} id={`l-${mark}`} data-turn={turn} {...(id === null ? {} : { 'data-id': id })}>
      <Face who={who} />
      <div class="bubble">
        <span class="unseen">{speaker}: </span>
        {parts.some(({ text }) => text !== '') && (
          <p lang={language ?? undefined} dir={directionIn(language)}>
            <Linked parts={parts} />
          </p>
        )}
        {enclosed !== null && <Enclosed shown={enclosed} frame={frame} />}
        {who === 'bot' || <time datetime={at}>{wallClock(at, frame.zone).slice(11)}</time>}
      </div>
      {buttons.length > 0 && (
        <div class="answers" lang={language ?? undefined} dir={directionIn(language)}>
          <Choices buttons={buttons} frame={frame} />
        </div>
      )}
    </div>
  );
};

const Day = ({ at, frame }: { at: string; frame: Frame }) => {
  const day = wallClock(at, frame.zone);
  return (
    <p class="day" id={`d-${day.slice(0, 10)}`}>
      {frame.words.say('web.day', { day }, frame.spoken)}
    </p>
  );
};

/** Lines under the days on which they were said. A day has an id, so that it too stands on the page once. */
export const Lines = ({ bubbles, frame }: { bubbles: readonly Bubble[]; frame: Frame }) => {
  const dayOf = ({ at }: Bubble) => wallClock(at, frame.zone).slice(0, 10);
  return (
    <>
      {bubbles.map((bubble, index) => {
        const before = bubbles[index - 1];
        const opens = before === undefined || dayOf(before) !== dayOf(bubble);
        return (
          <>
            {opens && <Day at={bubble.at} frame={frame} />}
            <Line bubble={bubble} frame={frame} />
          </>
        );
      })}
    </>
  );
};
