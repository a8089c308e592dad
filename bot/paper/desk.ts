import type { PaperCentre, PaperOrder } from './order.ts';

/** Something that a paper in a browser asks for: its style, a font. */
export type PaperAsset = { readonly body: Uint8Array; readonly type: string };

/** The social map on paper, for whoever orders it. */
export type PaperDesk = {
  /** The centres that have paper of their own, by name. */
  centres(): Promise<readonly PaperCentre[]>;
  /** A page to look at and to print. It finds its style and its fonts under `assets/`, beside itself. */
  page(order: PaperOrder): Promise<string>;
  /** The same as a PDF; null where this house has no Chromium to print with. */
  readonly pdf: ((order: PaperOrder) => Promise<Uint8Array>) | null;
  /** Null for what is none of its own. */
  asset(name: string): PaperAsset | null;
};
