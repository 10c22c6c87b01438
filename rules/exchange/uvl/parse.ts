/** Reads a UVL file: namespace, features by indentation, attributes, constraints. */
import { fail, ok, type Result } from '#rules/kernel/result.ts';
import { Reader, tokens } from './lexer.ts';
import { linesOf, type Line } from './lines.ts';
import {
  UvlFault,
  type AttributeValue,
  type Cardinality,
  type Constraint,
  type Feature,
  type FeatureModel,
  type Group,
} from './model.ts';
import { parseExpression } from './parse-expression.ts';

const SECTIONS = ['namespace', 'include', 'imports', 'features', 'constraints'] as const;
type Section = (typeof SECTIONS)[number];
const TYPES = ['Boolean', 'Integer', 'Real', 'String'] as const;

export function parseUvl(source: string): Result<FeatureModel, UvlFault> {
  try {
    return ok(parse(linesOf(source)));
  } catch (error) {
    if (error instanceof UvlFault) return fail(error);
    throw error;
  }
}

function parse(lines: readonly Line[]): FeatureModel {
  let section: Section | undefined;
  let namespace = '';
  const features: Line[] = [];
  const constraints: Constraint[] = [];
  for (const line of lines) {
    const [word = ''] = line.text.split(/\s/, 1);
    if (line.indent === 0 && (SECTIONS as readonly string[]).includes(word)) {
      section = word as Section;
      if (section === 'namespace') namespace = line.text.slice(word.length).trim();
    } else if (section === 'features') features.push(line);
    else if (section === 'constraints') constraints.push(constraint(line));
    else if (section === 'imports') {
      throw new UvlFault(line.number, 'imports are not supported: join the models first');
    } else if (section !== 'include') throw new UvlFault(line.number, `“${word}” is no section`);
  }
  const tree = new TreeParser(features);
  const [root, second] = tree.features(-1);
  if (!root) throw new UvlFault(1, 'there are no features');
  if (second) throw new UvlFault(second.line, 'there is one root feature');
  return { namespace: namespace.replace(/^["']|["']$/g, '') || root.name, root, constraints };
}

function constraint({ text, number }: Line): Constraint {
  const reader = new Reader(tokens(text, number), number);
  const expression = parseExpression(reader);
  reader.end();
  return { expression, text, line: number };
}

class TreeParser {
  private at = 0;

  constructor(private readonly lines: readonly Line[]) {}

  /** The features that stand deeper than `indent`, up to the first line that does not. */
  features(indent: number): readonly Feature[] {
    const found: Feature[] = [];
    for (let line = this.lines[this.at]; line && line.indent > indent; line = this.lines[this.at]) {
      this.at++;
      const head = featureHead(line);
      found.push({ ...head, groups: this.groups(line.indent), line: line.number });
    }
    return found;
  }

  private groups(indent: number): readonly Group[] {
    const found: Group[] = [];
    for (let line = this.lines[this.at]; line && line.indent > indent; line = this.lines[this.at]) {
      this.at++;
      found.push(group(line, this.features(line.indent)));
    }
    return found;
  }
}

function group({ text, number }: Line, features: readonly Feature[]): Group {
  const size = features.length;
  if (text === 'mandatory') return { kind: text, cardinality: { min: size, max: size }, features };
  if (text === 'optional') return { kind: text, cardinality: { min: 0, max: size }, features };
  const kind = 'cardinality';
  if (text === 'or') return { kind, cardinality: { min: 1, max: size }, features };
  if (text === 'alternative') return { kind, cardinality: { min: 1, max: 1 }, features };
  const reader = new Reader(tokens(text, number), number);
  const { min, max } = cardinality(reader, size);
  reader.end();
  return { kind, cardinality: { min, max: Math.min(max, size) }, features };
}

/** `[2]`, `[1..3]` or `[1..*]`. */
function cardinality(reader: Reader, most: number): Cardinality {
  const bound = (): number => {
    if (reader.takes('*')) return most;
    const { kind, text } = reader.take();
    if (kind !== 'number') throw new UvlFault(reader.line, `“${text}” is no cardinality`);
    return Number(text);
  };
  reader.expect('[');
  const min = bound();
  const max = reader.takes('..') ? bound() : min;
  reader.expect(']');
  return { min, max };
}

function featureHead({ text, number }: Line): Omit<Feature, 'groups' | 'line'> {
  const reader = new Reader(tokens(text, number), number);
  let { text: name } = name1(reader);
  let type: Feature['type'] = 'Boolean';
  if (
    (TYPES as readonly string[]).includes(name) &&
    ['name', 'number'].includes(reader.next?.kind ?? '')
  ) {
    type = name as Feature['type'];
    name = name1(reader).text;
  }
  let times: Cardinality | undefined;
  if (reader.next?.kind === 'name' && reader.next.text === 'cardinality') {
    reader.take();
    times = cardinality(reader, Infinity);
  }
  const found = reader.takes('{') ? attributes(reader) : {};
  reader.end();
  return { name, type, cardinality: times, attributes: found };
}

function name1(reader: Reader) {
  const token = reader.take();
  if (token.kind === 'mark') throw new UvlFault(reader.line, `“${token.text}” is no feature name`);
  return token;
}

/** After the opening brace; nested ones get dotted names. */
function attributes(reader: Reader, prefix = ''): Record<string, AttributeValue> {
  const found: Record<string, AttributeValue> = {};
  while (!reader.takes('}')) {
    let name = prefix + reader.take().text;
    while (reader.takes('.')) name += `.${reader.take().text}`;
    if (reader.next?.text === ',' || reader.next?.text === '}') found[name] = true;
    else if (reader.takes('{')) Object.assign(found, attributes(reader, `${name}.`));
    else found[name] = attributeValue(reader);
    if (!reader.takes(',') && reader.next?.text !== '}') reader.expect('}');
  }
  return found;
}

function attributeValue(reader: Reader): AttributeValue {
  if (reader.takes('[')) {
    const list: AttributeValue[] = [];
    while (!reader.takes(']')) {
      list.push(attributeValue(reader));
      if (!reader.takes(',') && reader.next?.text !== ']') reader.expect(']');
    }
    return list;
  }
  const negative = reader.takes('-');
  const { kind, text } = reader.take();
  if (kind === 'number') return negative ? -Number(text) : Number(text);
  return kind === 'name' && (text === 'true' || text === 'false') ? text === 'true' : text;
}
