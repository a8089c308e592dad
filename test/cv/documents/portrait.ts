import { createCanvas } from '@napi-rs/canvas';

/** A face as children draw it, in the shape of a passport photo. */
export function portrait(): Promise<Buffer> {
  const canvas = createCanvas(350, 450);
  const context = canvas.getContext('2d');
  context.fillStyle = '#cfd8dc';
  context.fillRect(0, 0, 350, 450);
  context.fillStyle = '#8d6e63';
  context.beginPath();
  context.arc(175, 190, 110, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = '#212121';
  for (const x of [140, 210]) context.fillRect(x - 8, 165, 16, 16);
  context.fillRect(135, 240, 80, 8);
  return canvas.encode('jpeg', 80);
}
