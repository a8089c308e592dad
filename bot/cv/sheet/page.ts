import { loadImage, type PDFDocument } from '@napi-rs/canvas';
import { type Context, directionOf, drawText, openPage, PAGE, printable } from '../typeset/index.ts';

/** A number at a place of a page, in thousandths of its width and height. */
export type Marker = { readonly position: number; readonly x: number; readonly y: number };

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const EDGE = 28;
const HEADER = 20;
const RADIUS = 9;
const QUIET = { size: 9, leading: 13, weight: 400, color: '#555555' } as const;
const NUMBER = { size: 10, leading: 14, weight: 700, color: '#ffffff' } as const;
const MARK = '#0b5563';

/** As large as the paper lets it be, in the middle. */
function fitted(width: number, height: number): Box {
  const room = { width: PAGE.width - 2 * EDGE, height: PAGE.height - 2 * EDGE - HEADER };
  const scale = Math.min(room.width / Math.max(1, width), room.height / Math.max(1, height));
  const [w, h] = [width * scale, height * scale];
  return { x: (PAGE.width - w) / 2, y: EDGE + HEADER, width: w, height: h };
}

const within = (value: number, from: number, until: number): number => Math.min(Math.max(value, from), until);

/** Where the circles stand: inside the page, and beside each other where two are at one place. */
function placed(markers: readonly Marker[], box: Box): readonly (Marker & { readonly at: [number, number] })[] {
  const taken: [number, number][] = [];
  return markers.map((marker) => {
    const [left, right] = [box.x + RADIUS, box.x + box.width - RADIUS];
    let x = within(box.x + (box.width * marker.x) / 1_000, left, right);
    let y = within(box.y + (box.height * marker.y) / 1_000, box.y + RADIUS, box.y + box.height - RADIUS);
    for (let tries = 0; tries < 50; tries++) {
      if (!taken.some(([otherX, otherY]) => Math.hypot(otherX - x, otherY - y) < 2 * RADIUS)) break;
      x += 2 * RADIUS + 1;
      if (x > right) {
        x = left;
        y = within(y + 2 * RADIUS + 1, box.y + RADIUS, box.y + box.height - RADIUS);
      }
    }
    taken.push([x, y]);
    return { ...marker, at: [x, y] };
  });
}

function drawMarker(context: Context, position: number, [x, y]: [number, number]): void {
  context.beginPath();
  context.arc(x, y, RADIUS, 0, 2 * Math.PI);
  context.fillStyle = MARK;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = '#ffffff';
  context.stroke();
  const text = String(position);
  drawText(context, text, NUMBER, { x: x - RADIUS, y: y + 3.6, width: 2 * RADIUS, direction: 'ltr', align: 'center' });
}

/** A page of her document on A4, with its numbers, and what it is above it. */
export async function drawPage(
  paper: PDFDocument,
  picture: Uint8Array,
  markers: readonly Marker[],
  header: string,
): Promise<void> {
  const image = await loadImage(picture);
  const box = fitted(image.width, image.height);
  const context = openPage(paper);
  const column = { x: EDGE, y: EDGE + 9, width: PAGE.width - 2 * EDGE };
  drawText(context, printable(header), QUIET, { ...column, direction: directionOf(header) });
  context.drawImage(image, box.x, box.y, box.width, box.height);
  context.lineWidth = 0.6;
  context.strokeStyle = '#999999';
  context.strokeRect(box.x, box.y, box.width, box.height);
  for (const { position, at } of placed(markers, box)) drawMarker(context, position, at);
  paper.endPage();
}
