/**
 * A sheet of paper after another: A4, page heads with numbers, a cursor, and the structure tree.
 *
 * Always holds: everything drawn is either tagged content in reading order or an artifact; nothing
 * is drawn below `bottom`; the bytes depend on nothing but the input (date and file id come from
 * the document's own date).
 */
import PDFDocument from 'pdfkit';
import { attach, type Attachment } from './attachment.ts';
import { joinWrites } from './join-writes.ts';
import { INK, LINE, MUTED, Typesetter, type TextStyle } from './text.ts';

export interface SheetOptions {
  readonly title: string;
  /** What stands in the head of every page; absent where pages have none. */
  readonly head?: {
    readonly words: string;
    readonly pageLabel: (page: number, pages: number) => string;
  };
  readonly language: string;
  /** ISO moment the document is of. */
  readonly date: string;
  /** Other paper than A4. */
  readonly page?: { readonly width: number; readonly height: number; readonly margin: number };
  /** Data the document carries; it is a PDF/A-3 then. */
  readonly attachment?: Attachment | undefined;
}

export type Structure = PDFKit.PDFStructureElement;

const MILLIMETRE = 72 / 25.4;
export const mm = (millimetres: number): number => millimetres * MILLIMETRE;

const MARGIN = mm(15);
const HEAD = mm(22);
const ACCENT = '#B4532A';
export const BODY: TextStyle = { size: 9 };
export const SMALL: TextStyle = { size: 7.5, colour: MUTED };
export const STRONG: TextStyle = { size: 9, weight: 'bold' };

export class Sheet {
  readonly document: PDFKit.PDFDocument;
  readonly type: Typesetter;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  y: number;
  /** Where each begins, and what stands in its head. */
  private readonly sections: { readonly from: number; readonly words: string }[] = [];
  private readonly root: Structure;
  private readonly bytes: Promise<Uint8Array>;

  constructor(private readonly options: SheetOptions) {
    const { title, head, language, date, attachment, page } = options;
    this.left = page?.margin ?? MARGIN;
    this.top = head ? HEAD : this.left;
    this.y = this.top;
    this.document = new PDFDocument({
      size: page ? [page.width, page.height] : 'A4',
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: language,
      displayTitle: true,
      ...(attachment && { subset: 'PDF/A-3b' as const }),
      info: { Title: title, Creator: 'Kitwright', CreationDate: new Date(date) },
    });
    this.bytes = collect(this.document);
    this.document.on('pageAdded', () => joinWrites(this.document.page));
    if (attachment) attach(this.document, attachment, new Date(date));
    this.type = new Typesetter(this.document);
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
    this.document.addPage();
    if (head) this.sections.push({ from: 0, words: head.words });
    this.width = this.document.page.width - 2 * this.left;
    this.bottom = this.document.page.height - this.left;
  }

  /** Opens a new page if `height` does not fit below the cursor; true if it did. */
  ensure(height: number): boolean {
    if (this.y + height <= this.bottom) return false;
    this.newPage();
    return true;
  }

  /** Begins on a new page what has a head and page numbers of its own. */
  section(words: string): void {
    this.newPage();
    this.sections.push({ from: this.document.bufferedPageRange().count - 1, words });
  }

  newPage(): void {
    this.document.addPage();
    this.y = this.top;
  }

  /** Left edge and width of grid columns `from` … `from + span - 1` of twelve. */
  columns(from: number, span: number): { readonly x: number; readonly width: number } {
    const gutter = mm(4);
    const column = (this.width - 11 * gutter) / 12;
    return {
      x: this.left + from * (column + gutter),
      width: span * column + (span - 1) * gutter,
    };
  }

  /** A structure element below `parent` (the document when absent), to be filled. */
  element(type: string, parent: Structure = this.root, options?: object): Structure {
    const element = this.document.struct(type, options as PDFKit.Mixins.StructureElementOptions);
    parent.add(element);
    return element;
  }

  /** Draws tagged content. */
  content(type: string, draw: () => void, parent?: Structure, options?: object): void {
    const element = this.element(type, parent, options);
    element.add(draw);
    element.end();
  }

  /** Draws what is no content: lines, boxes, repeated heads. */
  artifact(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  rule(y: number, x = this.left, width = this.width, weight = 0.5, colour = LINE): void {
    this.artifact(() => {
      this.document
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(weight)
        .strokeColor(colour)
        .stroke();
    });
  }

  box(x: number, y: number, width: number, height: number, weight = 0.75): void {
    this.artifact(() => {
      this.document.rect(x, y, width, height).lineWidth(weight).strokeColor(INK).stroke();
    });
  }

  /** A heading that stays with at least `keep` points of what follows. */
  heading(type: 'H1' | 'H2' | 'H3', text: string, keep = mm(20)): void {
    const style: TextStyle = { size: HEADING_SIZE[type], weight: 'bold' };
    const block = this.type.block(text, style, this.width);
    const before = type === 'H1' || this.y === this.top ? 0 : mm(type === 'H2' ? 6 : 3);
    if (!this.ensure(before + block.height + keep)) this.y += before;
    const y = this.y;
    this.content(type, () => this.type.draw(block, this.left, y, this.width));
    this.y += block.height + mm(type === 'H3' ? 1 : 2);
  }

  /** A paragraph, broken over pages between its lines where it must be. */
  paragraph(
    text: string,
    style: TextStyle = BODY,
    at = { x: this.left, width: this.width },
    parent?: Structure,
  ): void {
    const block = this.type.block(text, style, at.width);
    const element = this.element('P', parent);
    for (let from = 0; from < block.lines.length;) {
      this.ensure(block.lineHeight);
      const room = Math.floor((this.bottom - this.y + 0.01) / block.lineHeight);
      const to = Math.min(block.lines.length, from + room);
      const [y, first] = [this.y, from];
      element.add(() => this.type.draw(block, at.x, y, at.width, first, to));
      this.y += (to - from) * block.lineHeight;
      from = to;
    }
    element.end();
  }

  /** Numbers the pages and closes the document. */
  async finish(): Promise<Uint8Array> {
    const { head } = this.options;
    if (head) this.drawHeads(head.pageLabel);
    this.root.end();
    this.document.end();
    return this.bytes;
  }

  private drawHeads(pageLabel: (page: number, pages: number) => string): void {
    const { start, count } = this.document.bufferedPageRange();
    for (const [index, { from, words }] of this.sections.entries()) {
      const end = this.sections[index + 1]?.from ?? count;
      for (let page = from; page < end; page += 1) {
        this.document.switchToPage(start + page);
        this.drawHead(words, pageLabel(page - from + 1, end - from));
      }
    }
  }

  private drawHead(head: string, label: string): void {
    const y = mm(9);
    const number = this.type.block(label, { ...SMALL, align: 'right' }, mm(40));
    const mark = mm(3);
    const words = this.type.block(`Kitwright   ${head}`, SMALL, this.width - mm(46));
    this.document.markContent('Artifact', { type: 'Pagination', attached: ['Top'] });
    this.document.rect(this.left, y + mm(0.35), mark, mark).fill(ACCENT);
    this.type.draw(words, this.left + mark + mm(2), y, this.width, 0, 1);
    this.type.draw(number, this.left + this.width - mm(40), y, mm(40));
    this.document.endMarkedContent();
    this.rule(y + mm(5.5));
  }
}

const HEADING_SIZE = { H1: 20, H2: 12, H3: 9.5 } as const;

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}
