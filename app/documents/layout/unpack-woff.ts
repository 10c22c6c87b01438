/**
 * A WOFF file as the plain font it packs (WOFF File Format 1.0, W3C, sections 3 to 5).
 *
 * fontkit reads WOFF itself, but inflates a whole table again for every glyph it asks of it, which
 * was half the time of a document.
 */
import { inflateSync } from 'node:zlib';

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const FONT_HEADER = 12;
const FONT_ENTRY = 16;

const padded = (length: number): number => (length + 3) & ~3;

/** `woff` must be a whole WOFF 1.0 file; throws otherwise. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('this is no WOFF file');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = WOFF_HEADER + index * WOFF_ENTRY;
    const [offset, packed] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8)];
    const length = woff.readUInt32BE(at + 12);
    const bytes = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      bytes: packed < length ? inflateSync(bytes) : bytes,
    };
  });
  const start = FONT_HEADER + count * FONT_ENTRY;
  const font = Buffer.alloc(tables.reduce((sum, { bytes }) => sum + padded(bytes.length), start));
  writeHeader(font, woff.readUInt32BE(4), count);
  let offset = start;
  tables.forEach(({ tag, checksum, bytes }, index) => {
    const at = FONT_HEADER + index * FONT_ENTRY;
    tag.copy(font, at);
    font.writeUInt32BE(checksum, at + 4);
    font.writeUInt32BE(offset, at + 8);
    font.writeUInt32BE(bytes.length, at + 12);
    bytes.copy(font, offset);
    offset += padded(bytes.length);
  });
  return font;
}

/** The flavour, the number of tables, and what a binary search over them starts from. */
function writeHeader(font: Buffer, flavour: number, count: number): void {
  const steps = Math.floor(Math.log2(count));
  font.writeUInt32BE(flavour, 0);
  font.writeUInt16BE(count, 4);
  font.writeUInt16BE(16 << steps, 6);
  font.writeUInt16BE(steps, 8);
  font.writeUInt16BE(16 * (count - (1 << steps)), 10);
}
