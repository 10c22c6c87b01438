/**
 * Setting text: measured first, drawn later.
 *
 * A block is broken into lines at spaces, after hyphens, and inside a word only when it is wider
 * than the column; so nothing ever runs out of its column, and heights are known before drawing.
 */
import { printable, runsOf, selectFont, type Run, type Weight } from './fonts.ts';

export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  readonly align?: 'left' | 'right';
}
export interface TextLine {
  readonly runs: readonly Run[];
  readonly width: number;
}
export interface TextBlock {
  readonly lines: readonly TextLine[];
  readonly lineHeight: number;
  readonly height: number;
  readonly style: TextStyle;
}

export const INK = '#111111';
export const MUTED = '#5A5A5A';
export const LINE = '#8C8C8C';

const LINE_HEIGHT = 1.38;
/** Half of Inter's capital height, by which letters are centred in their line. */
const HALF_CAPITAL = 0.364;

/** Measures and draws; one for each document, because fonts belong to a document. */
export class Typesetter {
  private readonly widths = new Map<string, number>();

  constructor(private readonly document: PDFKit.PDFDocument) {}

  width(text: string, style: TextStyle): number {
    const weight = style.weight ?? 'regular';
    const key = `${weight} ${style.size} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    let width = 0;
    for (const run of runsOf(text, weight))
      width += selectFont(this.document, run.font).fontSize(style.size).widthOfString(run.text);
    this.widths.set(key, width);
    return width;
  }

  /** Breaks `text` to `width`; newlines of the text are kept. */
  block(text: string, style: TextStyle, width: number): TextBlock {
    const lines = printable(text)
      .split('\n')
      .flatMap((paragraph) => this.breakLines(paragraph, style, width))
      .map((line) => ({
        runs: runsOf(line, style.weight ?? 'regular'),
        width: this.width(line, style),
      }));
    const lineHeight = style.size * LINE_HEIGHT;
    return { lines, lineHeight, height: lines.length * lineHeight, style };
  }

  private breakLines(paragraph: string, style: TextStyle, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/(?<= )|(?<=-)(?=\p{L})/u)) {
      if (this.width((line + word).trimEnd(), style) <= width) {
        line += word;
        continue;
      }
      if (line !== '') lines.push(line.trimEnd());
      line = word;
      while (this.width(line.trimEnd(), style) > width) {
        const head = this.headThatFits(line, style, width);
        lines.push(head);
        line = line.slice(head.length);
      }
    }
    return [...lines, line.trimEnd()];
  }

  /** As many characters as fit, at least one. */
  private headThatFits(word: string, style: TextStyle, width: number): string {
    const characters = Array.from(word);
    let [fits, tooMany] = [1, characters.length];
    while (tooMany - fits > 1) {
      const middle = (fits + tooMany) >> 1;
      if (this.width(characters.slice(0, middle).join(''), style) <= width) fits = middle;
      else tooMany = middle;
    }
    return characters.slice(0, fits).join('');
  }

  /** Draws lines `from` to `to` of the block; the box is as wide as it was broken to. */
  draw(block: TextBlock, x: number, y: number, width: number, from = 0, to?: number): void {
    const { style, lineHeight } = block;
    const options: PDFKit.Mixins.TextOptions = {
      lineBreak: false,
      baseline: 'alphabetic',
    };
    this.document.fillColor(style.colour ?? INK);
    block.lines.slice(from, to).forEach((line, index) => {
      const baseline = y + (index + 0.5) * lineHeight + style.size * HALF_CAPITAL;
      let left = style.align === 'right' ? x + width - line.width : x;
      for (const run of line.runs) {
        if (run.text === '') continue;
        selectFont(this.document, run.font)
          .fontSize(style.size)
          .text(run.text, left, baseline, options);
        left += line.runs.length > 1 ? this.width(run.text, style) : 0;
      }
    });
  }
}
