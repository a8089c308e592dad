import { createCanvas } from '@napi-rs/canvas';
import type { PDFPageProxy } from 'pdfjs-dist';

/** Pixels. A page of A4 fills the height; what is wider than it is high fills the width. */
const HEIGHT = 1400;
const WIDTH = 1600;
const QUALITY = 80;

export type Picture = { readonly width: number; readonly height: number; readonly picture: Uint8Array };

/** How large a page is shown, whatever it says of its own size. */
function scaleOf({ width, height }: { width: number; height: number }): number {
  const scale = Math.min(HEIGHT / height, WIDTH / width);
  return Number.isFinite(scale) && scale > 0 ? scale : 1;
}

const pixels = (size: number, most: number): number => Math.min(most, Math.max(1, Math.round(size)));

/** A page as a picture: nothing of it can be run, followed or filled in any more. */
export async function pictureOf(page: PDFPageProxy): Promise<Picture> {
  const viewport = page.getViewport({ scale: scaleOf(page.getViewport({ scale: 1 })) });
  const canvas = createCanvas(pixels(viewport.width, WIDTH), pixels(viewport.height, HEIGHT));
  const canvasContext = canvas.getContext('2d');
  // The canvas is not one of a browser, and pdf.js asks nothing of it that this one lacks.
  await page.render({ canvas: null, canvasContext, viewport, background: '#ffffff' }).promise;
  const { width, height } = canvas;
  return { width, height, picture: await canvas.encode('webp', QUALITY) };
}
