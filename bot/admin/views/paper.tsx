import { ENDONYMS, LANGUAGES } from '../../engine/language.ts';
import { PAPER_KINDS, type PaperCentre } from '../../paper/order.ts';
import { nameOfLanguage } from '../speech.ts';
import { PAPER_TEXTS as texts } from '../texts-paper.ts';
import { MapParts } from './map-parts.tsx';
import { BASE } from './setting.ts';

const AT = `${BASE}/social-map/paper`;

type Props = { centres: readonly PaperCentre[]; canPdf: boolean; failed: boolean };

const Choices = ({ centres }: Pick<Props, 'centres'>) => (
  <>
    <p>
      <label for="language">{texts.language}</label>
      <select id="language" name="language">
        {LANGUAGES.map((language) => (
          <option value={language}>
            {ENDONYMS[language]} ({nameOfLanguage(language)})
          </option>
        ))}
      </select>
    </p>
    <p>
      <label for="kind">{texts.kind}</label>
      <select id="kind" name="kind">
        {PAPER_KINDS.map((kind) => (
          <option value={kind}>{texts.kinds[kind]}</option>
        ))}
      </select>
    </p>
    <p>
      <label for="centre">{texts.centre}</label>
      <select id="centre" name="centre">
        {centres.map(({ id, name }) => (
          <option value={id}>{name}</option>
        ))}
        <option value="">{texts.noCentre}</option>
      </select>
    </p>
  </>
);

/** Centres of which nobody has entered a door: whoever prints should know before the paper hangs. */
const Doorless = ({ centres }: Pick<Props, 'centres'>) => {
  const names = centres.filter(({ address }) => address === null).map(({ name }) => name);
  return names.length === 0 ? null : <p class="quiet">{texts.noAddress(names.join(', '))}</p>;
};

/** The social map on paper: in which language, as what, for which centre; to look at and to print. */
export const PaperView = ({ centres, canPdf, failed }: Props) => (
  <div id="paper" class="page">
    <MapParts here="paper" />
    <h1>{texts.title}</h1>
    <p>{texts.explain}</p>
    {failed && (
      <p class="problem" role="alert">
        {texts.failed}
      </p>
    )}
    <form method="get" action={`${AT}/sheets`} target="_blank" rel="noopener">
      <Choices centres={centres} />
      <Doorless centres={centres} />
      <p class="acts">
        <button type="submit">{texts.look}</button>
        {canPdf && (
          <button type="submit" formaction={`${AT}/pdf`} formtarget="_self">
            {texts.pdf}
          </button>
        )}
      </p>
    </form>
    {!canPdf && <p class="quiet">{texts.noPdf}</p>}
    <p class="quiet">{texts.how}</p>
  </div>
);
