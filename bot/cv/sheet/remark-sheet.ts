import type { Remark } from '../../staff-cv-ports.ts';
import { isPhrase } from '../remarks.ts';
import type { Block } from '../typeset/index.ts';
import type { Annotating } from './annotating.ts';

/** Words of a volunteer are Dutch; to whoever reads another language they are announced as such. */
function inDutch(text: string, { language, say }: Annotating): Block[] {
  const words: Block = { kind: 'item', text, mark: '' };
  return language === 'nl'
    ? [words]
    : [{ kind: 'item', text: say('cv-sheet.in-dutch', {}, language), mark: '' }, words];
}

/** A ready-made remark in her language, then the volunteer's own words; a ready-made one that we no longer have is left out. */
function remarkOf({ position, phrase, text }: Remark, asked: Annotating): Block[] {
  const ready = isPhrase(phrase) ? asked.say(`remarks.${phrase}`, {}, asked.language) : null;
  const own = text === null ? [] : inDutch(text, asked);
  const [first, ...others] = [...(ready === null ? [] : [{ kind: 'item', text: ready } as const]), ...own];
  if (first === undefined) return [];
  return [{ ...first, mark: String(position) } as Block, ...others, { kind: 'space', points: 6 }];
}

/** What is said of a document, by number, with the volunteer's last words at the end. */
export function remarkBlocks(asked: Annotating, title: string): readonly Block[] {
  const { remarks, closing, reviewer, day, language, say } = asked;
  const read =
    reviewer === null
      ? say('cv-sheet.read', { day }, language)
      : say('cv-sheet.read-by', { day, name: reviewer }, language);
  const hint: Block[] =
    remarks.some(({ pin }) => pin !== null) && asked.pages.length > 0
      ? [{ kind: 'quiet', text: say('cv-sheet.numbers', {}, language) }]
      : [];
  const ending: Block[] =
    closing === null
      ? []
      : [{ kind: 'heading', text: say('cv-sheet.closing', {}, language) }, ...inDutch(closing, asked)];
  return [
    { kind: 'title', text: title },
    { kind: 'quiet', text: read },
    ...hint,
    { kind: 'space', points: 8 },
    ...[...remarks].sort((one, other) => one.position - other.position).flatMap((remark) => remarkOf(remark, asked)),
    ...ending,
  ];
}
