/** Cuts a UVL line into tokens. Names may be quoted; comments are gone before. */
import { UvlFault } from './model.ts';

export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'mark';
  readonly text: string;
}

const PATTERN =
  /\s+|"([^"]*)"|'([^']*)'|(<=>|=>|==|!=|<=|>=|\.\.|[-!&|<>()[\]{},.+*/])|([^\s"'!&|<>()[\]{},.+*/=-]+)/y;
const NUMBER = /^\d+$/;

/** `"name"` is a name, `'text'` a string. Decimals are joined from their parts. */
export function tokens(text: string, line: number): readonly Token[] {
  const found: Token[] = [];
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < text.length) {
    const at = PATTERN.lastIndex;
    const match = PATTERN.exec(text);
    if (!match) throw new UvlFault(line, `“${text.slice(at, at + 12)}” is not understood`);
    const [, quoted, string, mark, word] = match;
    if (quoted !== undefined) found.push({ kind: 'name', text: quoted });
    else if (string !== undefined) found.push({ kind: 'string', text: string });
    else if (mark !== undefined) found.push({ kind: 'mark', text: mark });
    else if (word !== undefined) {
      found.push({ kind: NUMBER.test(word) ? 'number' : 'name', text: word });
    }
  }
  return joinDecimals(found);
}

function joinDecimals(list: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of list) {
    const dot = joined.at(-1);
    const whole = joined.at(-2);
    if (token.kind === 'number' && dot?.text === '.' && whole?.kind === 'number') {
      joined.splice(-2, 2, { kind: 'number', text: `${whole.text}.${token.text}` });
    } else joined.push(token);
  }
  return joined;
}

/** Reads tokens one after the other. */
export class Reader {
  private at = 0;

  constructor(
    private readonly list: readonly Token[],
    readonly line: number,
  ) {}

  get next(): Token | undefined {
    return this.list[this.at];
  }

  take(): Token {
    const token = this.list[this.at++];
    if (!token) throw new UvlFault(this.line, 'the line ends too early');
    return token;
  }

  /** Takes the mark if it is next. */
  takes(mark: string): boolean {
    const hit = this.next?.kind === 'mark' && this.next.text === mark;
    if (hit) this.at++;
    return hit;
  }

  expect(mark: string): void {
    if (!this.takes(mark)) {
      throw new UvlFault(this.line, `“${mark}” expected, not “${this.next?.text ?? 'the end'}”`);
    }
  }

  end(): void {
    if (this.next) throw new UvlFault(this.line, `“${this.next.text}” is one word too many`);
  }
}
