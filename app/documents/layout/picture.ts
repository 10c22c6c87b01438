/**
 * The product's picture and QR codes, drawn with vector calls: sharp at any size and small.
 */
import barcodes from 'bwip-js/node';
import type { ResolvedLayer, ResolvedShape } from '#rules/picture/resolve.ts';
import type { Sheet } from './sheet.ts';

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Draws the layers as large as the frame allows, centred; tagged as a figure with `alt`. */
export function drawPicture(
  sheet: Sheet,
  picture: {
    readonly width: number;
    readonly height: number;
    readonly layers: readonly ResolvedLayer[];
  },
  alt: string,
  frame: Frame,
): void {
  const { document } = sheet;
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  const left = frame.x + (frame.width - picture.width * scale) / 2;
  const top = frame.y + (frame.height - picture.height * scale) / 2;
  const bbox = [frame.x, frame.y, frame.x + frame.width, frame.y + frame.height];
  const paint = (): void => {
    document.save().translate(left, top).scale(scale);
    document.rect(0, 0, picture.width, picture.height).clip();
    for (const { translate, shapes } of picture.layers) {
      document.save();
      if (translate) document.translate(...translate);
      for (const shape of shapes) drawShape(document, shape);
      document.restore();
    }
    document.restore();
  };
  sheet.content('Figure', paint, undefined, { alt, bbox });
}

function drawShape(document: PDFKit.PDFDocument, shape: ResolvedShape): void {
  const filled = shape.fill !== 'none';
  const stroked = shape.stroke !== 'none' && shape.strokeWidth > 0;
  if (!filled && !stroked) return;
  document.save();
  if (shape.translate) document.translate(...shape.translate);
  if (shape.rotate) {
    const [degrees, x, y] = shape.rotate;
    document.rotate(degrees, { origin: [x, y] });
  }
  document.opacity(shape.opacity);
  outline(document, shape);
  if (stroked) {
    document.lineWidth(shape.strokeWidth).lineCap(shape.lineCap).lineJoin(shape.lineJoin);
    // pdfkit's own dash() refuses lengths of zero, which with round caps are dots.
    if (shape.dash?.some((length) => length > 0))
      document.addContent(`[${shape.dash.join(' ')}] 0 d`);
  }
  if (filled && stroked) document.fillAndStroke(shape.fill, shape.stroke);
  else if (filled) document.fill(shape.fill);
  else document.stroke(shape.stroke);
  document.restore();
}

function outline(document: PDFKit.PDFDocument, shape: ResolvedShape): void {
  switch (shape.shape) {
    case 'path':
      document.path(shape.d);
      break;
    case 'circle':
      document.circle(shape.cx, shape.cy, shape.r);
      break;
    case 'ellipse':
      document.ellipse(shape.cx, shape.cy, shape.rx, shape.ry);
      break;
    case 'rect':
      if (shape.radius > 0)
        document.roundedRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
      else document.rect(shape.x, shape.y, shape.width, shape.height);
      break;
  }
}

/** A QR code of `size` points a side, its quiet zone left to the caller's white space. */
export function drawQrCode(
  sheet: Sheet,
  text: string,
  alt: string,
  at: { readonly x: number; readonly y: number; readonly size: number },
): void {
  const [symbol] = barcodes.raw('qrcode', text, 'eclevel=M');
  if (!symbol || !('pixs' in symbol)) throw new Error('a QR code is a matrix');
  const { pixs, pixx, pixy } = symbol;
  const module = at.size / pixx;
  const paint = (): void => {
    for (let row = 0; row < pixy; row += 1) {
      for (let column = 0; column < pixx;) {
        let end = column;
        while (end < pixx && pixs[row * pixx + end] === 1) end += 1;
        if (end > column)
          sheet.document.rect(
            at.x + column * module,
            at.y + row * module,
            (end - column) * module,
            module,
          );
        column = Math.max(end, column + 1);
      }
    }
    sheet.document.fill('#000000');
  };
  const bbox = [at.x, at.y, at.x + at.size, at.y + at.size];
  sheet.content('Figure', paint, undefined, { alt, bbox });
}
