/**
 * The elements of a plain XML file, in the file's order, with their text.
 *
 * Enough for regular files of data: elements, attributes, text, comments; entities, processing
 * instructions and sections of raw text are refused or skipped, namespaces are part of the name.
 */
import { FormatError, lineAt } from './model.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Everything between the tags, its own elements left out. */
  readonly text: string;
  readonly line: number;
  /** Where the text begins in the file, for telling the line of a fault within it. */
  readonly textFrom: number;
  /** The names of the elements around it, outermost first. */
  readonly within: readonly string[];
}

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
  readonly textFrom: number;
  text: string;
}

const TAG =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<(\/?)([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;
const ATTRIBUTE = /\s+([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** All elements, each when it ends; throws where the file isn't well formed. */
export function readXml(text: string, file: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const open: Open[] = [];
  const lines = lineCounter(text);
  let from = 0;
  const fail = (at: number, fault: string): never => {
    throw new FormatError(file, lineAt(text, at), fault);
  };
  const addText = (until: number): void => {
    const between = text.slice(from, until);
    const stray = between.indexOf('<');
    if (stray >= 0) fail(from + stray, `not a tag: ${between.slice(stray, stray + 40)}`);
    const innermost = open.at(-1);
    if (innermost) innermost.text += between;
    else if (between.trim() !== '') fail(from, 'text outside of the root element');
  };
  const close = (element: Open): void => {
    const within = open.map(({ name }) => name);
    found.push({ ...element, within });
  };
  for (const tag of text.matchAll(TAG)) {
    addText(tag.index);
    from = tag.index + tag[0].length;
    const [, slash, name, attributes = '', selfClosing] = tag;
    if (name === undefined) continue;
    if (slash) {
      const element = open.pop();
      if (element?.name !== name) return fail(tag.index, `</${name}> closes nothing`);
      close(element);
      continue;
    }
    const line = lines(tag.index);
    const element: Open = {
      name,
      attributes: readAttributes(attributes, (fault) => fail(tag.index, fault)),
      line,
      textFrom: from,
      text: '',
    };
    if (selfClosing) close(element);
    else open.push(element);
  }
  addText(text.length);
  const unclosed = open.at(-1);
  if (unclosed) throw new FormatError(file, unclosed.line, `<${unclosed.name}> has no end`);
  return found;
}

/** Line numbers of rising positions, without starting over for each. */
function lineCounter(text: string): (position: number) => number {
  let line = 1;
  let at = text.indexOf('\n');
  return (position) => {
    while (at >= 0 && at < position) {
      line++;
      at = text.indexOf('\n', at + 1);
    }
    return line;
  };
}

function readAttributes(source: string, fail: (fault: string) => never): Map<string, string> {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  let end = 0;
  for (let one = ATTRIBUTE.exec(source); one; one = ATTRIBUTE.exec(source)) {
    attributes.set(one[1] ?? '', one[2] ?? one[3] ?? '');
    end = ATTRIBUTE.lastIndex;
  }
  if (source.slice(end).trim() !== '') fail(`not attributes: ${source.slice(end).trim()}`);
  return attributes;
}
