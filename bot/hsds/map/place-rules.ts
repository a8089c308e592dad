import type { Cost, Exception, HelpPlace } from '../../capabilities/social-map/facts.ts';
import type { Content } from '../../engine/saying.ts';
import type { Index } from './index-of.ts';
import { idOf, inLanguages, type Row, textOf } from './rows.ts';
import { rulesOf, TAXONOMIES } from './rules.ts';

const numberOf = (row: Row, field: string): number | null => (typeof row[field] === 'number' ? row[field] : null);

/** For whom a service is: its rules of entry, its ages and where somebody has to live. */
export const eligibilityOf = (
  index: Index,
  service: Row,
): Pick<HelpPlace, 'rules' | 'minimumAge' | 'maximumAge' | 'areas'> => ({
  rules: rulesOf(index, service),
  minimumAge: numberOf(service, 'minimum_age'),
  maximumAge: numberOf(service, 'maximum_age'),
  areas: index.hanging('service_area', 'service_id', idOf(service)).flatMap((area) => textOf(area, 'name') ?? []),
});

/** A text in the languages in which somebody wrote it; nothing where nobody did. */
function contentOf(row: Row | undefined, field: string): Content[] {
  const content = inLanguages(row, field);
  return Object.keys(content).length > 0 ? [{ content }] : [];
}

const costOf = (row: Row): Cost => ({
  amount: numberOf(row, 'amount'),
  words: contentOf(row, 'amount_description')[0] ?? null,
});

/** Rules whose word says it all: nobody is asked for them, she is told. */
const IS_TOLD = /^need-/u;

const conditionsOf = (index: Index, service: Row): Content[] =>
  index.hanging('attribute', 'link_id', idOf(service)).flatMap((attribute) => {
    const term = index.row('taxonomy_term', attribute.taxonomy_term_id);
    const isTold = term?.taxonomy_id === TAXONOMIES.rules && IS_TOLD.test(textOf(term, 'code') ?? '');
    return isTold ? contentOf(term, 'name') : [];
  });

/** What one has to know before one goes there. */
export const termsOf = (index: Index, service: Row): Pick<HelpPlace, 'costs' | 'documents' | 'conditions'> => ({
  costs: index.hanging('cost_option', 'service_id', idOf(service)).map(costOf),
  documents: index
    .hanging('required_document', 'service_id', idOf(service))
    .flatMap((paper) => contentOf(paper, 'document')),
  conditions: conditionsOf(index, service),
});

/** Languages that are spoken at a service, or on its phones. */
export function languagesOf(index: Index, service: Row): string[] {
  const own = index.hanging('language', 'service_id', idOf(service));
  const phones = index.hanging('phone', 'service_id', idOf(service));
  const answered = phones.flatMap((phone) => index.hanging('language', 'phone_id', idOf(phone)));
  return [...new Set([...own, ...answered].flatMap((row) => textOf(row, 'code') ?? []))];
}

/** Days on which other hours hold, or none. */
export const exceptionsOf = (index: Index, service: Row): Exception[] =>
  index.hanging('schedule', 'service_id', idOf(service)).flatMap((row) => {
    const [from, until] = [textOf(row, 'valid_from'), textOf(row, 'valid_to')];
    if (row.exception !== true || from === null || until === null) return [];
    const [opens, closes] = [textOf(row, 'opens_at'), textOf(row, 'closes_at')];
    const hours = opens === null || closes === null ? null : { from: opens.slice(0, 5), until: closes.slice(0, 5) };
    return [{ from: from.slice(0, 10), until: until.slice(0, 10), hours }];
  });
