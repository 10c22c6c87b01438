/** Reads a PDF back: texts with their places, page by page, and the roles of its structure. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PlacedText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** From the bottom edge. */
  readonly baseline: number;
}
export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PlacedText[];
  readonly roles: readonly string[];
}
export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  /** Every text below the page heads, joined by single spaces. */
  readonly text: string;
  readonly info: Readonly<Record<string, unknown>>;
}

const PAGE_HEAD = 50;

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}
const rolesOf = (node: Node | null): string[] =>
  node ? [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(rolesOf)] : [];

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false });
  const document = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [left, baseline] = [Number(item.transform[4]), Number(item.transform[5])];
      return [{ text: item.str, left, right: left + item.width, baseline }];
    });
    const roles = rolesOf((await page.getStructTree()) as Node | null);
    pages.push({ width, height, texts, roles });
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  const text = pages
    .flatMap(({ texts, height }) => texts.filter(({ baseline }) => baseline < height - PAGE_HEAD))
    .map((item) => item.text)
    .join(' ')
    .replace(/[\s\u00a0]+/g, ' ');
  return { pages, text, info: info as Record<string, unknown> };
}
