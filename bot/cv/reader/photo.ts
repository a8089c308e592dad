import sharp from 'sharp';
import type { Document } from './document.ts';
import { Refused } from './refused.ts';

/** Pixels of the longer side of what is kept: small print of a page can be read, and nothing more is needed. */
const LONGER = 2000;
const QUALITY = 82;
/** More than the cameras of telephones make; a picture that claims more is meant to fill the memory. */
const MOST_PIXELS = 120_000_000;

/**
 * A photo of a page, upright and made anew: nothing of what a telephone writes into a photo (where, when, whose) is
 * kept, and nothing that hides behind it. It has no text until somebody guesses it. Throws `Refused`, and where it
 * cannot be read to its end.
 */
export async function readPhoto(content: Uint8Array): Promise<Document> {
  const photo = sharp(content, { limitInputPixels: false, failOn: 'truncated', pages: 1 });
  const { width, height } = await photo.metadata();
  if (width * height > MOST_PIXELS) throw new Refused('unsafe');
  const { data, info } = await photo
    .autoOrient()
    .resize({ width: LONGER, height: LONGER, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .webp({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true });
  return {
    pages: [{ width: info.width, height: info.height, lines: [], picture: data }],
    textFrom: 'none',
    pictures: 0,
  };
}
