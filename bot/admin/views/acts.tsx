import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import { PHRASES } from '../../engine/desk.ts';
import { directionOf, HOUSE_LANGUAGE, type Language } from '../../engine/language.ts';
import type { StaffThread } from '../../staff-ports.ts';
import { LONGEST_REPLY, type Name } from '../doing.ts';
import { nameOfLanguage } from '../speech.ts';
import { TEXTS } from '../texts.ts';
import { nameOf } from './list.tsx';
import { BASE, type Setting } from './setting.ts';

const { act } = TEXTS;

type FormProps = { thread: StaffThread; does: Name; id?: string; formKey?: string | undefined; children?: Child };

/** A form for one act. Its key makes a double click, or a second try after a lost answer, count once. */
const Act = ({ thread, does, children, formKey = randomUUID(), ...named }: FormProps) => (
  <form
    method="post"
    action={`${BASE}/conversations/${thread.id}/${does}`}
    hx-post={`${BASE}/conversations/${thread.id}/${does}`}
    hx-swap="none"
    hx-sync="this:drop"
    {...named}
  >
    <input type="hidden" name="key" value={formKey} />
    {children}
  </form>
);

function standing({ desk }: StaffThread, { staff, reader }: Setting): string {
  if (desk.state === 'bot') return act.botHas;
  if (desk.state === 'waiting') return act.waits;
  return desk.staff === staff.id
    ? act.youHave
    : act.otherHas(reader.colleagues.get(desk.staff ?? '') ?? TEXTS.thread.someone);
}

/** Who has the conversation, and what that can be changed to. */
export function DeskState({ thread, setting }: { thread: StaffThread; setting: Setting }) {
  const { desk } = thread;
  const mine = desk.state === 'staff' && desk.staff === setting.staff.id;
  const holder = desk.state === 'staff' ? setting.reader.colleagues.get(desk.staff ?? '') : undefined;
  return (
    <div id="desk" class={`desk-state is-${desk.state}`}>
      <p role="status">
        {desk.since !== null && desk.why !== null && (
          <>
            <strong class={desk.why}>{TEXTS.why[desk.why]}</strong> {TEXTS.since}{' '}
            <time datetime={desk.since}>{setting.when.moment(desk.since, setting.now)}</time>.{' '}
          </>
        )}
        {standing(thread, setting)}
      </p>
      {!mine && (
        <Act thread={thread} does="take">
          <button type="submit" class="strong">
            {holder === undefined ? act.take : act.takeFrom(holder)}
          </button>
        </Act>
      )}
      {desk.state === 'staff' && (
        <Act thread={thread} does="hand-back" id="hand-back">
          <button type="submit">{act.handBack}</button>
        </Act>
      )}
    </div>
  );
}

type PhrasesProps = { thread: StaffThread; setting: Setting; language: Language };

const Phrases = ({ thread, setting, language }: PhrasesProps) => (
  <details class={language === HOUSE_LANGUAGE ? 'phrases' : 'phrases warning'}>
    <summary>
      {language === HOUSE_LANGUAGE
        ? act.phrases
        : act.readsOther(nameOf(thread.person.name, thread.id), nameOfLanguage(language))}
    </summary>
    <Act thread={thread} does="phrase">
      {PHRASES.map((phrase) => {
        const { dutch, own } = setting.reader.speech.said({ key: `desk.${phrase}` }, language);
        return (
          <button type="submit" name="phrase" value={phrase}>
            {dutch}
            {own !== null && (
              <span lang={language} dir={directionOf(language)}>
                {own}
              </span>
            )}
          </button>
        );
      })}
    </Act>
  </details>
);

/** What went wrong with an act, and what to do. Empty while nothing did. */
export const Problem = ({ text }: { text: string | undefined }) => (
  <p id="problem" class="problem" role="alert">
    {text}
  </p>
);

export type ComposerProps = {
  thread: StaffThread;
  setting: Setting;
  problem?: string | undefined;
  /** What was written in a form that was refused, and its key. */
  written?: string | undefined;
  formKey?: string | undefined;
  focus?: boolean;
};

/** Where staff write. Somebody who reads no Dutch is better served with a sentence in her own language. */
export function Composer({ thread, setting, problem, written, formKey, focus }: ComposerProps) {
  const language = thread.language ?? HOUSE_LANGUAGE;
  return (
    <div id="composer" class="composer">
      <Problem text={problem} />
      <Phrases thread={thread} setting={setting} language={language} />
      <Act thread={thread} does="reply" id="reply" formKey={formKey}>
        <label for="text" class="unseen">
          {act.reply}
        </label>
        <textarea
          id="text"
          name="text"
          rows={2}
          maxlength={LONGEST_REPLY}
          required
          autofocus={focus}
          placeholder={act.reply}
        >
          {written}
        </textarea>
        <button type="submit" class="strong">
          {act.send}
        </button>
        <span class="sending" aria-hidden="true">
          {act.sending}
        </span>
      </Act>
    </div>
  );
}
