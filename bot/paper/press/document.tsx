import { html, raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { directionOf } from '../../engine/language.ts';
import type { PaperKind } from '../order.ts';
import type { Paper } from '../paper.ts';
import { Booklet } from './booklet.tsx';
import { Poster } from './poster.tsx';

const BODIES = { poster: Poster, booklet: Booklet } as const;

/** What stands on the sheets, before it is known where its style lies. */
export const sheetsOf = (kind: PaperKind, paper: Paper): string => {
  const Body = BODIES[kind];
  return String(<Body paper={paper} />);
};

/** The document around the sheets, with its style in it or beside it. */
export const documentOf = (kind: PaperKind, paper: Paper, head: Child, sheets: string): string =>
  String(
    html`<!DOCTYPE html>${(
      <html lang={paper.language} dir={directionOf(paper.language)}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>{paper.text('paper.title')}</title>
          {head}
        </head>
        <body class={`paper ${kind}`}>{raw(sheets)}</body>
      </html>
    )}`,
  );
