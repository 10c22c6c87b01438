/** The little of fontkit that the documents use; the package brings no types. */
declare module 'fontkit' {
  export interface Font {
    layout(text: string, features?: Readonly<Record<string, boolean>>): unknown;
  }
  export function create(file: Uint8Array): Font;
}
