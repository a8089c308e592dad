import { Temporal } from 'temporal-polyfill';
import type { Index } from '../../hsds/map/index-of.ts';
import type { PaperDesk } from '../desk.ts';
import type { Say } from '../hours.ts';
import type { ChatAddresses } from '../links.ts';
import type { PaperCentre, PaperOrder } from '../order.ts';
import { paperOf } from '../paper.ts';
import { assetOf, HeadBeside, HeadWithin, PrintButton } from './assets.tsx';
import { documentOf, sheetsOf } from './document.tsx';
import { createPdf } from './pdf.ts';

export type PressParts = {
  /** The social map as it stands. */
  readonly current: () => Promise<{ readonly index: Index }>;
  readonly centres: () => Promise<readonly PaperCentre[]>;
  /** Asked for each paper: a messenger may tell its name later. */
  readonly addresses: () => ChatAddresses;
  readonly say: Say;
  readonly clock: () => string;
  readonly zone: string;
  /** Where a Chromium lies; without one there are no PDFs, and everything else is the same. */
  readonly chromium: string | undefined;
};

/** Makes papers of the social map as it stands at the moment somebody asks. */
export function createPress(parts: PressParts): PaperDesk {
  const { current, centres, addresses, say, clock, zone, chromium } = parts;
  const make = async ({ language, centre: id }: PaperOrder) => {
    const [{ index }, all] = await Promise.all([current(), centres()]);
    const centre = all.find((one) => one.id === id) ?? null;
    const today = Temporal.Instant.from(clock()).toZonedDateTimeISO(zone).toPlainDate().toString();
    return paperOf({ index, language, centre, addresses: addresses(), say, today });
  };
  const print = chromium === undefined ? null : createPdf(chromium);
  return {
    centres,
    async page(order) {
      const paper = await make(order);
      const { kind } = order;
      return documentOf(kind, paper, <HeadBeside kind={kind} />, `${<PrintButton />}${sheetsOf(kind, paper)}`);
    },
    pdf:
      print === null
        ? null
        : async (order) => {
            const paper = await make(order);
            const sheets = sheetsOf(order.kind, paper);
            return print(documentOf(order.kind, paper, <HeadWithin kind={order.kind} sheets={sheets} />, sheets));
          },
    asset: assetOf,
  };
}
