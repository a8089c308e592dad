import { raw } from 'hono/html';

/** The drawing, once in a page; everywhere else it is only pointed at. */
export const SparrowDrawing = ({ svg }: { svg: string }) => (
  <div hidden>{raw(svg.replace('<svg', '<svg><symbol id="sparrow"').replace('</svg>', '</symbol></svg>'))}</div>
);

/** The house's own bird. A picture without a meaning of its own: what matters stands beside it in words. */
export const Sparrow = () => (
  <svg class="sparrow" viewBox="0 0 64 64" width="40" height="40" aria-hidden="true">
    <use href="#sparrow" />
  </svg>
);
