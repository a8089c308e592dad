import { Refused } from '../refused.ts';
import type { Parts } from './parts.ts';

const CONTENT_TYPES = '[Content_Types].xml';
/** Documents and templates of Word, in the words of ECMA-376. */
const WORD = 'wordprocessingml.';
const MAIN = /wordprocessingml\.(?:document|template)\.main\+xml/u;
/** Programs, controls and things of other programs, as a package declares them. */
const PROGRAMS = /macroEnabled|vbaProject|vbaData|activeX|oleObject/iu;
/** … and as they lie in it. The worksheet behind a chart is no program, and nobody opens it. */
const PROGRAM_PARTS = /(?:^|\/)vba\w+\.(?:bin|xml)$|\/activeX\/|\/embeddings\/(?!.*\.xlsx$)/iu;
/** XML that declares words of its own can swell without end; Office never does. */
const DECLARATION = /<!(?:DOCTYPE|ENTITY)/iu;

const RELATIONSHIP = /<Relationship\b[^>]{1,4000}>/gu;
/** What Word would fetch and take in as it opens; a picture from elsewhere is only ever left white here. */
const FETCHED = /Type="[^"]*\/(?:attachedTemplate|oleObject|subDocument|frame|aFChunk)"/iu;
/** A template on her own computer stands in every document made from one, and means nothing. */
const ELSEWHERE = /Target="(?:https?:|ftp:|\\\\|file:\/\/(?!\/)|file:\/{4,}|mhtml:)/iu;

const fetchesAtOpening = (rels: string): boolean =>
  (rels.match(RELATIONSHIP) ?? []).some(
    (one) => one.includes('TargetMode="External"') && FETCHED.test(one) && ELSEWHERE.test(one),
  );

/** Refuses a package that holds a program, or would fetch one. Throws `Refused`; also where it is none of Word's. */
export function guard(parts: Parts): void {
  const types = parts.get(CONTENT_TYPES)?.toString('utf8') ?? '';
  if (!types.includes(WORD)) throw new Refused('kind');
  const names = [...parts.keys()];
  if (PROGRAMS.test(types) || names.some((name) => PROGRAM_PARTS.test(name))) throw new Refused('unsafe');
  for (const [name, part] of parts) {
    const isRels = name.endsWith('.rels');
    if (!isRels && !name.endsWith('.xml')) continue;
    const text = part.toString('latin1');
    if (DECLARATION.test(text) || (isRels && fetchesAtOpening(text))) throw new Refused('unsafe');
  }
  if (!MAIN.test(types)) throw new Refused('kind');
}
