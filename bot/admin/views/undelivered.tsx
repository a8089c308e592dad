import type { Undelivered } from '../../staff-ports.ts';
import { TEXTS } from '../texts.ts';
import { ABSENCE_TEXTS } from '../texts-absence.ts';
import { nameOf } from './list.tsx';
import { BASE, type Setting } from './setting.ts';

const { undelivered: texts } = TEXTS;

const whyOf = ({ state, why }: Undelivered): string => {
  if (state === 'held') return texts.held;
  return Object.hasOwn(texts.why, why) ? (texts.why[why] as string) : texts.otherwise(why);
};

const Act = ({ message, name, label }: { message: Undelivered; name: string; label: string }) => (
  <form method="post" action={`${BASE}/undelivered/${name}`}>
    <input type="hidden" name="conversation" value={message.conversation} />
    <input type="hidden" name="turn" value={message.turn} />
    <input type="hidden" name="position" value={message.position} />
    <input type="hidden" name="channel" value={message.channel} />
    <button type="submit" class={name === 'dismiss' ? 'plain' : undefined}>
      {label}
    </button>
  </form>
);

const One = ({ message, setting }: { message: Undelivered; setting: Setting }) => (
  <li class="card undelivered">
    <div>
      <p>
        <a href={`${BASE}/conversations/${message.conversation}`}>
          <strong>
            <bdi>{nameOf(message.name, message.conversation)}</bdi>
          </strong>
        </a>{' '}
        <span class="quiet">
          {message.channel}, <time datetime={message.at}>{setting.when.moment(message.at, setting.now)}</time>
        </span>
      </p>
      <p>
        {message.saying === null
          ? ABSENCE_TEXTS.hidden
          : setting.reader.speech.dutch(message.saying.key, message.saying.params)}
      </p>
      <p class="quiet">{whyOf(message)}</p>
      {message.since !== null && <p class="quiet">{texts.since(setting.when.moment(message.since, setting.now))}</p>}
      {message.count > 1 && <p class="quiet">{texts.several(message.count)}</p>}
    </div>
    <div class="acts">
      <Act message={message} name="retry" label={texts.retry} />
      <Act message={message} name="dismiss" label={texts.dismiss} />
    </div>
  </li>
);

type Props = { messages: readonly Undelivered[]; setting: Setting; problem?: string | undefined };

/** What did not arrive, with the reason and what can be done about it. */
export const UndeliveredView = ({ messages, setting, problem }: Props) => (
  <div id="undelivered" class="page">
    <h1>{texts.title}</h1>
    <p>{texts.explain}</p>
    {problem !== undefined && <p role="alert">{problem}</p>}
    {messages.length === 0 && <p class="empty">{texts.empty}</p>}
    <ul class="cards">
      {messages.map((message) => (
        <One message={message} setting={setting} />
      ))}
    </ul>
  </div>
);
