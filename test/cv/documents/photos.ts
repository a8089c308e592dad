import sharp from 'sharp';
import { DUTCH, ELIF } from './people.ts';
import { blocksOf, photographed } from './sheets.ts';

/** What a telephone writes into a photo: whose it is, and where she stood. Tests look for these words. */
export const IN_PHOTOS = { artist: 'Telefoon van Elif', place: '52/1 4/1 1234/100' } as const;

/** A page as a telephone photographs it: large, lying on its side, with a place in it. */
export async function photo(width = 3000): Promise<Buffer> {
  const page = await photographed(blocksOf(ELIF, DUTCH), width).encode('png');
  return sharp(page)
    .rotate(-90)
    .withExif({
      IFD0: { Artist: IN_PHOTOS.artist, Make: 'Voorbeeld' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: IN_PHOTOS.place, GPSLongitudeRef: 'E', GPSLongitude: '4/1 18/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** One page of several, one photo each. */
export async function photoOfPage(number: number): Promise<Buffer> {
  const canvas = photographed([{ kind: 'title', text: `Bladzijde ${number}` }, ...blocksOf(ELIF, DUTCH)], 1600);
  return canvas.encode('jpeg', 80);
}

export const screenshot = (): Promise<Buffer> => photographed(blocksOf(ELIF, DUTCH), 1200).encode('png');
export const webp = (): Promise<Buffer> => photographed(blocksOf(ELIF, DUTCH), 1200).encode('webp', 80);

/** A small file that says of itself to be 50,000 pixels wide and high: 10 GB, once it is unpacked. */
export async function hugePng(): Promise<Buffer> {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const claimed = Buffer.from(png);
  claimed.writeUInt32BE(50_000, 16);
  claimed.writeUInt32BE(50_000, 20);
  claimed.writeInt32BE(crc32(claimed.subarray(12, 29)), 29);
  return claimed;
}

/** As PNG counts it, ISO 3309. */
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0);
  }
  return ~crc;
}
