/** The lines of a UVL file: without comments and blank ones, unbalanced braces joined. */

export interface Line {
  readonly text: string;
  /** Columns before the text; a tab counts 4. */
  readonly indent: number;
  readonly number: number;
}

const TAB = 4;

export function linesOf(source: string): readonly Line[] {
  const found: { text: string; indent: number; number: number }[] = [];
  let open = 0;
  withoutComments(source)
    .split(/\r?\n/)
    .forEach((raw, index) => {
      const text = raw.trim();
      if (text === '') return;
      const last = found.at(-1);
      if (open > 0 && last) last.text += ` ${text}`;
      else {
        const blank = raw.slice(0, raw.length - raw.trimStart().length);
        const indent = [...blank].reduce((sum, each) => sum + (each === '\t' ? TAB : 1), 0);
        found.push({ text, indent, number: index + 1 });
      }
      open += balance(text);
    });
  return found;
}

const QUOTED = /"[^"\n]*"|'[^'\n]*'/g;

function balance(text: string): number {
  const bare = text.replace(QUOTED, '');
  return bare.split('{').length - bare.split('}').length;
}

/** Comments become blanks, so that lines keep their numbers. */
function withoutComments(source: string): string {
  return source.replace(
    /"[^"\n]*"|'[^'\n]*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (part: string): string =>
      part.startsWith('//') ? '' : part.startsWith('/*') ? part.replace(/[^\n]/g, ' ') : part,
  );
}
