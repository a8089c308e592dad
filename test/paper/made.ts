import type { Language } from '../../bot/engine/language.ts';
import type { Index } from '../../bot/hsds/map/index-of.ts';
import type { PaperCentre, PaperKind } from '../../bot/paper/order.ts';
import { type Paper, paperOf } from '../../bot/paper/paper.ts';
import { HeadWithin } from '../../bot/paper/press/assets.tsx';
import { documentOf, sheetsOf } from '../../bot/paper/press/document.tsx';
import { SEEDED } from '../hsds/seeded.ts';
import { words } from '../talk/house.ts';

export const TODAY = '2026-11-22';

/** A centre with a door; the address is nobody's. */
export const CENTRE: PaperCentre = {
  id: 'de-mussen',
  name: 'Buurtcentrum De Mussen',
  district: 'Schilderswijk',
  address: 'Voorbeeldstraat 1, 2526 XX Den Haag',
  phone: '070 388 8700',
};

export const ADDRESSES = {
  publicUrl: 'https://buurtmus.example.org',
  telegramBot: 'BuurtmusBot',
  whatsappNumber: '31600000001',
};

/** A paper of the social map with which the house begins, for a centre with every messenger. */
export const paperIn = (language: Language, index: Index = SEEDED, centre: PaperCentre = CENTRE): Paper =>
  paperOf({ index, language, centre, addresses: ADDRESSES, say: words.say, today: TODAY });

/** The page of a paper with everything in it, as it goes to be printed. */
export function documentIn(kind: PaperKind, paper: Paper): string {
  const sheets = sheetsOf(kind, paper);
  return documentOf(kind, paper, HeadWithin({ kind, sheets }), sheets);
}
