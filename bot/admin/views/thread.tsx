import { ENDONYMS, HOUSE_LANGUAGE } from '../../engine/language.ts';
import type { StaffThread } from '../../staff-ports.ts';
import { read } from '../reading.ts';
import { nameOfLanguage } from '../speech.ts';
import { TEXTS } from '../texts.ts';
import { Composer, type ComposerProps, DeskState } from './acts.tsx';
import { dated, Line } from './line.tsx';
import { nameOf } from './list.tsx';
import { BASE } from './setting.ts';

/** Turns the whole conversation over to the resident's language. Stands before the lines, so that CSS can do it. */
const TurnAll = () => <input type="checkbox" id="turn-all" class="turn" aria-labelledby="turn-all-label" />;

const Head = ({ thread, back }: { thread: StaffThread; back: string }) => {
  const { language, person } = thread;
  const name = nameOf(person.name, thread.id);
  return (
    <header class="head">
      <a class="back" href={back}>
        {TEXTS.thread.back}
      </a>
      <h2>
        <bdi>{name}</bdi> <small>{language === null ? TEXTS.noLanguage : nameOfLanguage(language)}</small>
      </h2>
      <a class="about" href={`${BASE}/people/${person.id}`}>
        {TEXTS.thread.about(name)}
      </a>
      {language !== null && language !== HOUSE_LANGUAGE && (
        <label for="turn-all" id="turn-all-label" class="turn-all">
          <span class="nl" lang={language}>
            {ENDONYMS[language]}
          </span>
          <span class="own">{ENDONYMS[HOUSE_LANGUAGE]}</span>
          <span class="unseen">{TEXTS.thread.inOwn(nameOfLanguage(language))}</span>
        </label>
      )}
    </header>
  );
};

type ThreadProps = { back: string } & ComposerProps;

/** A conversation: newest at the bottom, and below it what staff can do. */
export const ThreadView = ({ thread, setting, back, ...said }: ThreadProps) => {
  const lines = dated(read(thread.lines, setting.reader), setting);
  return (
    <section class="thread" aria-label={TEXTS.thread.label}>
      <TurnAll />
      <Head thread={thread} back={back} />
      <section class="scroller" tabindex={0} aria-label={TEXTS.thread.lines}>
        <div aria-live="polite" aria-relevant="additions">
          {lines.length === 0 && <p class="empty">{TEXTS.thread.empty}</p>}
          <ol id="lines" class="lines">
            {lines.map(({ entry, day }) => (
              <Line entry={entry} conversation={thread.id} day={day} setting={setting} fresh={false} />
            ))}
          </ol>
        </div>
      </section>
      <footer class="foot">
        {thread.person.discreet && <p class="warning">{TEXTS.thread.discreet}</p>}
        <DeskState thread={thread} setting={setting} />
        <Composer thread={thread} setting={setting} {...said} />
      </footer>
    </section>
  );
};
