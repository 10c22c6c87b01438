/**
 * The typeface of the documents: Inter in two weights, embedded as subsets.
 *
 * Each weight comes in files by script; a text is cut into runs, each set in the file that has its
 * characters. What no file has prints as the empty box, never as a wrong letter. A file is read
 * and parsed at its first use, once in the process. Figures are of equal width, so that numbers align.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { unpackWoff } from './unpack-woff.ts';

export type Weight = 'regular' | 'bold';
export interface Run {
  /** Name of the font, which is what its file is called. */
  readonly font: string;
  readonly text: string;
}

type Script = 'latin' | 'latin-ext' | 'vietnamese' | 'cyrillic' | 'greek';

/** Ranges of code points by file, as the files declare them; everything else is `latin`. */
const RANGES: readonly (readonly [from: number, to: number, script: Script])[] = [
  [0x0100, 0x019f, 'latin-ext'],
  [0x01a0, 0x01a1, 'vietnamese'],
  [0x01a2, 0x01ae, 'latin-ext'],
  [0x01af, 0x01b0, 'vietnamese'],
  [0x01b1, 0x02ba, 'latin-ext'],
  [0x0301, 0x0301, 'cyrillic'],
  [0x0303, 0x0303, 'vietnamese'],
  [0x0323, 0x0323, 'vietnamese'],
  [0x0370, 0x03ff, 'greek'],
  [0x0400, 0x04b1, 'cyrillic'],
  [0x1d00, 0x1e9f, 'latin-ext'],
  [0x1ea0, 0x1ef9, 'vietnamese'],
  [0x1efa, 0x1eff, 'latin-ext'],
  [0x20a0, 0x20ab, 'latin-ext'],
  [0x20ad, 0x20c0, 'latin-ext'],
  [0x2113, 0x2113, 'latin-ext'],
  [0x2116, 0x2116, 'cyrillic'],
  [0x2c60, 0x2c7f, 'latin-ext'],
  [0xa720, 0xa7ff, 'latin-ext'],
];

const FILE_WEIGHT: Readonly<Record<Weight, number>> = { regular: 400, bold: 600 };

const resolve = createRequire(import.meta.url).resolve;
const fonts = new Map<string, Font>();

function fontOf(name: string): Font {
  const known = fonts.get(name);
  if (known) return known;
  const path = `@fontsource/inter/files/inter-${name}-normal.woff`;
  const parsed = create(unpackWoff(readFileSync(resolve(path))));
  rememberCharacters(parsed);
  // Contextual alternates only cost time here. Equal figures would come with a wide hyphen, which
  // tears part numbers apart: a word with one keeps its own.
  const layout: Font['layout'] = (text) =>
    parsed.layout(text, { calt: false, tnum: !text.includes('-') });
  const font = Object.create(parsed, { layout: { value: layout } }) as Font;
  fonts.set(name, font);
  return font;
}

/**
 * A font keeps each glyph as it was first asked for. One that is part of another (the apostrophe
 * in a quotation mark) is first asked for without its character, and later documents of the
 * process would print it right but read it wrong.
 */
function rememberCharacters(font: Font): void {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = getGlyph(id, codePoints);
    if (glyph.codePoints.length === 0) glyph.codePoints = codePoints;
    return glyph;
  };
}

/** Sets the font of a document to one that a run names; only those used are embedded. */
export function selectFont(document: PDFKit.PDFDocument, name: string): PDFKit.PDFDocument {
  return document.font(asSource(fontOf(name)), name);
}

/** pdfkit takes a parsed font as well as a file; only its types don't say so. */
const asSource = (font: Font): PDFKit.Mixins.PDFFontSource =>
  font as unknown as PDFKit.Mixins.PDFFontSource;

const fontName = (script: Script, weight: Weight): string => `${script}-${FILE_WEIGHT[weight]}`;

function scriptOf(point: number): Script {
  if (point < 0x100) return 'latin';
  return RANGES.find(([from, to]) => from <= point && point <= to)?.[2] ?? 'latin';
}

/** Composed, without control characters and with spaces the fonts have. */
export function printable(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/[\u202f\u2007]/g, '\u00a0')
      .replace(/\t/g, ' ')
      // Control and directional marks have no glyph; as boxes they would only frighten.
      .replace(/[\p{Cc}\p{Cf}]/gu, (mark) => (mark === '\n' ? mark : ''))
  );
}

const ALL_LATIN = /^[\u0000-\u00ff]*$/;

/** The text in runs of one font each; a space belongs to the run before it. */
export function runsOf(text: string, weight: Weight): Run[] {
  if (ALL_LATIN.test(text)) return [{ font: fontName('latin', weight), text }];
  const runs: { font: string; text: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const font = fontName(scriptOf(character.codePointAt(0) ?? 0), weight);
    if (last && (last.font === font || character === ' ')) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}
