import type { PlaceAnswers, SentReferral } from '../../staff-referrals-ports.ts';
import { shareOf } from '../share-helped.ts';
import { REFERRALS_TEXTS as texts } from '../texts-referrals.ts';
import { shortDay } from '../when.ts';
import { nameOf } from './list.tsx';
import { MapParts } from './map-parts.tsx';
import { BASE, type Setting } from './setting.ts';

/** What became of it, or when she is asked. */
function becameWords({ outcome, askAt }: SentReferral, { now, when }: Setting): string {
  if (outcome !== null) return texts.outcomes[outcome];
  if (askAt === null) return texts.notAsked;
  return askAt > now ? texts.willAsk(shortDay(when.date(askAt))) : texts.asked;
}

const One = ({ referral, setting }: { referral: SentReferral; setting: Setting }) => (
  <li class="card check">
    <p>
      <a href={`${BASE}/people/${referral.person}`}>
        <strong>
          <bdi>{nameOf(referral.name, referral.person)}</bdi>
        </strong>
      </a>{' '}
      <span class="quiet">
        {texts.sent} <time datetime={referral.sentAt}>{shortDay(setting.when.date(referral.sentAt))}</time>
      </span>
    </p>
    <p>
      <strong>
        <bdi>{referral.place}</bdi>
      </strong>{' '}
      <span class="quiet">{setting.reader.speech.dutch(`social-map.domain-${referral.domain}`)}</span>
    </p>
    <p>{becameWords(referral, setting)}</p>
  </li>
);

function shareWords(answers: PlaceAnswers): string {
  const share = shareOf(answers);
  return share.kind === 'numbers' ? texts.numbers(share.helped, share.of) : texts[share.kind];
}

const Shares = ({ answers }: { answers: readonly PlaceAnswers[] }) => (
  <ul class="plain-list">
    {answers.map((one) => (
      <li>
        <strong>
          <bdi>{one.place}</bdi>
        </strong>{' '}
        <span class={shareOf(one).kind === 'few' ? 'quiet' : undefined}>{shareWords(one)}</span>
      </li>
    ))}
  </ul>
);

type Props = { sent: readonly SentReferral[]; answers: readonly PlaceAnswers[]; setting: Setting };

/** Places that people sent to their coach and what became of them; and which places help, in numbers about many. */
export const Referrals = ({ sent, answers, setting }: Props) => (
  <div id="map-referrals" class="page">
    <MapParts here="referrals" />
    <h1>{texts.title}</h1>
    <p>
      {texts.explain} {texts.kept}
    </p>
    {sent.length === 0 && <p class="empty">{texts.empty}</p>}
    <ul class="cards">
      {sent.map((referral) => (
        <One referral={referral} setting={setting} />
      ))}
    </ul>
    <h2>{texts.shares}</h2>
    <p>{texts.sharesExplain}</p>
    {answers.length === 0 ? <p class="empty">{texts.sharesEmpty}</p> : <Shares answers={answers} />}
  </div>
);
