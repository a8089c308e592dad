import { UNMET_TEXTS as texts } from '../texts-unmet.ts';
import type { DomainFigures, Told, UnmetFigures } from '../unmet-numbers.ts';
import { districtWords, domainWords, languageWords, wordsOf } from '../unmet-words.ts';
import { nameOfMonth } from '../when.ts';
import { MapParts } from './map-parts.tsx';
import { BASE, type Setting } from './setting.ts';

const UNMET = `${BASE}/social-map/unmet`;

const Figure = ({ told }: { told: Told }) => (
  <td class={typeof told === 'number' ? undefined : 'few'}>{wordsOf(told)}</td>
);

type Side = 'languages' | 'districts';
const NAMES: Readonly<Record<Side, (key: string | null) => string>> = {
  languages: (key) => languageWords(key ?? ''),
  districts: districtWords,
};

type TableProps = { figures: UnmetFigures; side: Side; caption: string; setting: Setting };

/** One month: domains below each other, languages or districts beside each other. */
const OneMonth = ({ figures, side, caption, setting }: TableProps) => (
  <div class="wide-table">
    <table class="figures">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.domain}</th>
          {[...(figures.domains[0] as DomainFigures)[side].keys()].map((key) => (
            <th scope="col">{NAMES[side](key)}</th>
          ))}
          <th scope="col">{texts.total}</th>
        </tr>
      </thead>
      <tbody>
        {figures.domains.map((one) => (
          <tr>
            <th scope="row">{domainWords(one.domain, setting)}</th>
            {[...one[side].values()].map((told) => (
              <Figure told={told} />
            ))}
            <Figure told={one.total} />
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const AllMonths = ({ all, here }: { all: readonly UnmetFigures[]; here: UnmetFigures }) => (
  <table class="figures">
    <caption>{texts.perMonth}</caption>
    <thead>
      <tr>
        <th scope="col">{texts.month}</th>
        <th scope="col">{texts.total}</th>
      </tr>
    </thead>
    <tbody>
      {all.map(({ month, total }) => (
        <tr>
          <th scope="row">
            <a href={`${UNMET}?month=${month}`} aria-current={month === here.month ? 'true' : undefined}>
              {nameOfMonth(month)}
            </a>
          </th>
          <Figure told={total} />
        </tr>
      ))}
    </tbody>
  </table>
);

type Props = { all: readonly UnmetFigures[]; here: UnmetFigures; isEmpty: boolean; setting: Setting };

/** Questions that ended without a place, by month, life domain, language and district; nothing here tells of one person. */
export const UnmetView = ({ all, here, isEmpty, setting }: Props) => (
  <div id="map-unmet" class="page">
    <MapParts here="unmet" />
    <h1>{texts.title}</h1>
    <p>{texts.explain}</p>
    {isEmpty ? (
      <p class="empty">{texts.empty}</p>
    ) : (
      <>
        <p class="quiet">{texts.hidden}</p>
        <p>
          <a class="button" href={`${UNMET}.csv`} download={texts.file}>
            {texts.download}
          </a>
        </p>
        <OneMonth
          figures={here}
          side="languages"
          caption={texts.byLanguage(nameOfMonth(here.month))}
          setting={setting}
        />
        <OneMonth
          figures={here}
          side="districts"
          caption={texts.byDistrict(nameOfMonth(here.month))}
          setting={setting}
        />
        <AllMonths all={all} here={here} />
      </>
    )}
  </div>
);
