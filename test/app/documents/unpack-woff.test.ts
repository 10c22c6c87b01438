import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { unpackWoff } from '#app/documents/layout/unpack-woff.ts';

const file = createRequire(import.meta.url).resolve(
  '@fontsource/inter/files/inter-latin-400-normal.woff',
);
const woff = readFileSync(file);

describe('a font out of its WOFF file', () => {
  it('has tables whose sums are those the file declares', () => {
    const font = unpackWoff(woff);
    const count = font.readUInt16BE(4);
    expect(count).toBeGreaterThan(5);
    for (let index = 0; index < count; index += 1) {
      const at = 12 + 16 * index;
      if (font.toString('latin1', at, at + 4) === 'head') continue;
      const [offset, length] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)];
      let sum = 0;
      for (let from = offset; from < offset + length; from += 4)
        sum = (sum + font.readUInt32BE(from)) >>> 0;
      expect(sum).toBe(font.readUInt32BE(at + 4));
    }
  });

  it('sets text as the packed one does', () => {
    const [plain, packed] = [create(unpackWoff(woff)), create(woff)];
    expect(plain.layout('Affe 1/2 Å')).toMatchObject({
      advanceWidth: (packed.layout('Affe 1/2 Å') as { advanceWidth: number }).advanceWidth,
    });
  });

  it('refuses what is no WOFF file', () => {
    expect(() => unpackWoff(unpackWoff(woff))).toThrow(/no WOFF/);
  });
});
