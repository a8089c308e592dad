import { daysParam } from '../../capabilities/absence/days.ts';
import { directionOf, HOUSE_LANGUAGE } from '../../engine/language.ts';
import type { Saying } from '../../engine/saying.ts';
import type { Decided, SignalCase } from '../../staff-signals-ports.ts';
import { SIGNALS_TEXTS } from '../texts-signals.ts';
import { nameOf } from './list.tsx';
import type { Setting } from './setting.ts';
import { caseAt } from './signals.tsx';

const { paper: texts } = SIGNALS_TEXTS;

type LetterProps = { about: SignalCase; decided: Decided; setting: Setting };

/** What the letter says, a paragraph each. On paper nothing can be chosen: she comes by or calls. */
const sayingsOf = ({ about, decided, setting }: LetterProps): Saying[] => {
  const days = decided.days.filter(({ counts }) => counts).map(({ day }) => day);
  const { name, why } = decided;
  return [
    { key: 'absence.mine-last-day', params: { day: setting.when.date(decided.at) } },
    { key: 'absence.warning-on-paper', params: { name, programme: about.programmeName, days: daysParam(days) } },
    ...(why === '' ? [] : [{ key: 'absence.mine-why', params: { name, text: why } }]),
  ];
};

/** An official warning on paper, in her own language and in Dutch: for whoever has no chat. */
export const SignalLetter = (props: LetterProps) => {
  const { about, setting } = props;
  const own = about.language ?? HOUSE_LANGUAGE;
  const languages = own === HOUSE_LANGUAGE ? [own] : [own, HOUSE_LANGUAGE];
  return (
    <div class="page letter-page">
      <p class="not-printed">
        <a class="back" href={caseAt(about)}>
          {nameOf(about.name, about.person)}
        </a>
      </p>
      <h1 class="not-printed">{texts.title(nameOf(about.name, about.person))}</h1>
      <p class="not-printed">{texts.explain}</p>
      {languages.map((language) => (
        <article class="card letter" lang={language} dir={directionOf(language)}>
          <p>
            <bdi>{about.name}</bdi>
          </p>
          {sayingsOf(props).map((saying) => {
            const said = setting.reader.speech.said(saying, language);
            return <p>{said.own ?? said.dutch}</p>;
          })}
        </article>
      ))}
    </div>
  );
};
