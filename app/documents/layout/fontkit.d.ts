/** The little of fontkit that the documents use; the package brings no types. */
declare module 'fontkit' {
  export interface Glyph {
    /** The characters it stands for; what a document's text is searched and read aloud by. */
    codePoints: readonly number[];
  }
  export interface Font {
    getGlyph(id: number, codePoints?: readonly number[]): Glyph;
    layout(text: string, features?: Readonly<Record<string, boolean>>): unknown;
  }
  export function create(file: Uint8Array): Font;
}
