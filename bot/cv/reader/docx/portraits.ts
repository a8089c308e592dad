import sharp from 'sharp';
import { PHOTOS, sniff } from '../sniff.ts';
import type { Node } from './structure.ts';

/** Pixels of the shorter side: an icon has fewer. */
const SMALLEST = 90;
const NARROWEST = 0.55;
const WIDEST = 1.15;
/** Pictures that are measured; more than this are ornaments. */
const MOST = 12;

async function isPortrait(picture: Node): Promise<boolean> {
  const content = await picture.readAsBuffer?.();
  const found = content && sniff(content);
  if (!found || 'why' in found || !PHOTOS.has(found.kind)) return false;
  const { width, height } = await sharp(content).metadata();
  const shape = width / height;
  return Math.min(width, height) >= SMALLEST && shape >= NARROWEST && shape <= WIDEST;
}

/** How many of these have the size and shape of a photo of somebody. One that cannot be read is none. */
export async function portraitsAmong(pictures: readonly Node[]): Promise<number> {
  const found = await Promise.all(pictures.slice(0, MOST).map((picture) => isPortrait(picture).catch(() => false)));
  return found.filter(Boolean).length;
}
