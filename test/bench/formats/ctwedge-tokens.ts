/** The words of a CTWedge file, comments left out. */
import { FormatError, lineAt } from './model.ts';

export interface Token {
  /** A name or number as written (quotes taken off), or an operator. */
  readonly text: string;
  readonly kind: 'word' | 'operator' | 'end';
  readonly line: number;
}

const TOKEN =
  /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"([^"\n]*)"|(-?\d+(?:\.\d+)?(?![\w.])|[A-Za-z_][\w.]*|\d\w*)|(<=>|<->|=>|->|<=|>=|==|!=|&&|\|\||\.\.|[{}[\]()#:;,=<>!&|+*/%-])/y;

export function readTokens(text: string, file: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) {
      throw new FormatError(file, lineAt(text, at + 1), `not a word: ${text.slice(at, at + 20)}`);
    }
    const [all, quoted, word, operator] = found;
    const value = quoted ?? word;
    if (value !== undefined) tokens.push({ text: value, kind: 'word', line });
    else if (operator !== undefined) tokens.push({ text: operator, kind: 'operator', line });
    line += all.split('\n').length - 1;
  }
  tokens.push({ text: 'the end of the file', kind: 'end', line });
  return tokens;
}
