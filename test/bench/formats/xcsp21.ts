/**
 * XCSP 2.1 instances of tables over listed values, and price functions in a second file (WCSP).
 *
 * -1 is a value like any other. Conflict tables become clauses where all combinations are too many
 * to list. Every listed tuple of a price function adds its cost, all others the default cost.
 * Format: O. Roussel, C. Lecoutre, "XML Representation of Constraint Networks: Format XCSP 2.1", 2009.
 */
import { NetworkBuilder } from './network-builder.ts';
import { FormatError, lineAt, type NamedNetwork } from './model.ts';
import type { NamedText } from './megane.ts';
import { addPrices } from './xcsp21-prices.ts';
import { readXml, type XmlElement } from './xml.ts';

// Below this, a conflict table is turned round into the combinations it leaves.
const FEW_COMBINATIONS = 4_096;

export interface Relation {
  readonly name: string;
  readonly arity: number;
  readonly semantics: string;
  readonly defaultCost: number;
  /** The tuples, with the cost before the last colon where the relation has costs. */
  readonly tuples: readonly { readonly values: readonly string[]; readonly cost?: number }[];
  readonly line: number;
}

/** A relation put on variables. */
export interface Use {
  readonly scope: readonly string[];
  readonly relation: Relation;
  readonly line: number;
}

export interface Instance {
  readonly file: string;
  readonly variables: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly uses: readonly Use[];
  /** Of a WCSP: the cost before any, and the cost from which on a tuple is forbidden. */
  readonly initialCost: number;
  readonly maximalCost: number;
}

export function readXcsp21(model: NamedText, prices?: NamedText): NamedNetwork {
  const builder = new NetworkBuilder();
  const instance = readInstance(model);
  for (const { name, values } of instance.variables) builder.addVariable(name, values);
  for (const use of instance.uses) {
    if (use.relation.semantics === 'soft') {
      throw new FormatError(model.file, use.line, 'costs belong in the file of prices');
    }
    addUse(builder, use, model.file);
  }
  if (prices) addPrices(builder, readInstance(prices));
  return builder.build();
}

/** The variable numbers of a scope. */
export function scopeOf(builder: NetworkBuilder, use: Use, file: string): readonly number[] {
  const scope = use.scope.map((name) => {
    const variable = builder.variable(name);
    if (variable === undefined) throw new FormatError(file, use.line, `unknown variable ${name}`);
    return variable;
  });
  if (new Set(scope).size < scope.length) {
    throw new FormatError(file, use.line, 'a variable stands twice in the scope');
  }
  return scope;
}

/** The value indices of a tuple; undefined when a value is not in the variable's domain. */
export function indicesOf(
  builder: NetworkBuilder,
  scope: readonly number[],
  values: readonly string[],
): readonly number[] | undefined {
  const indices = scope.map((variable, column) => builder.value(variable, values[column] ?? ''));
  return indices.every((index) => index !== undefined) ? indices : undefined;
}

function addUse(builder: NetworkBuilder, use: Use, file: string): void {
  const scope = scopeOf(builder, use, file);
  const { relation } = use;
  // A tuple with a value from outside the domains stands for no combination.
  const tuples = relation.tuples.flatMap(({ values }) => {
    const indices = indicesOf(builder, scope, values);
    return indices ? [indices] : [];
  });
  if (relation.semantics === 'supports') builder.addTable(scope, tuples.flat());
  else if (builder.combinations(scope) <= FEW_COMBINATIONS) {
    const forbidden = new Set(tuples.map((tuple) => tuple.join(' ')));
    builder.addRelation(scope, (values) => !forbidden.has(values.join(' ')));
  } else {
    for (const tuple of tuples) {
      builder.addClause(
        scope.map((variable, column) => ({
          variable,
          values: Array.from({ length: builder.sizeOf(variable) }, (_, value) => value).filter(
            (value) => value !== tuple[column],
          ),
        })),
      );
    }
  }
}

function readInstance({ file, text }: NamedText): Instance {
  const domains = new Map<string, readonly string[]>();
  const relations = new Map<string, Relation>();
  const variables: { name: string; values: readonly string[] }[] = [];
  const uses: Use[] = [];
  let [initialCost, maximalCost] = [0, Infinity];
  const elements = readXml(text, file);
  const fail = (element: XmlElement, fault: string): never => {
    throw new FormatError(file, element.line, fault);
  };
  const attribute = (element: XmlElement, name: string): string =>
    element.attributes.get(name) ?? fail(element, `<${element.name}> has no ${name}`);
  if (elements.at(-1)?.name !== 'instance') {
    throw new FormatError(file, 1, 'not an XCSP 2.1 instance');
  }
  for (const element of elements) {
    const name = element.attributes.get('name') ?? '';
    if (element.name === 'domain') domains.set(name, readDomain(element, file));
    else if (element.name === 'variable') {
      const domain = attribute(element, 'domain');
      const values = domains.get(domain) ?? fail(element, `unknown domain ${domain}`);
      variables.push({ name: attribute(element, 'name'), values });
    } else if (element.name === 'relation') {
      relations.set(name, readRelation(element, file, text));
    } else if (element.name === 'constraint') {
      const reference = attribute(element, 'reference');
      const relation = relations.get(reference) ?? fail(element, `unknown relation ${reference}`);
      const scope = attribute(element, 'scope').trim().split(/\s+/);
      if (scope.length !== relation.arity) {
        fail(element, `${scope.length} variables on a relation of ${relation.arity}`);
      }
      uses.push({ scope, relation, line: element.line });
    } else if (element.name === 'constraints') {
      initialCost = Number(element.attributes.get('initialCost') ?? 0);
      maximalCost = Number(element.attributes.get('maximalCost') ?? Infinity);
    } else if (element.name === 'predicate' || element.name === 'function') {
      fail(element, `<${element.name}> is not supported: only tables are`);
    }
  }
  if (variables.length === 0) throw new FormatError(file, 1, 'no variable');
  return { file, variables, uses, initialCost, maximalCost };
}

function readDomain(element: XmlElement, file: string): readonly string[] {
  const values = element.text.split(/\s+/).flatMap((part) => {
    if (part === '') return [];
    const range = /^(-?\d+)\.\.(-?\d+)$/.exec(part);
    if (!range) return [part];
    const [low, high] = [Number(range[1]), Number(range[2])];
    return Array.from({ length: high - low + 1 }, (_, index) => String(low + index));
  });
  const announced = element.attributes.get('nbValues');
  if (announced !== undefined && Number(announced) !== values.length) {
    const fault = `${values.length} values, but nbValues is ${announced}`;
    throw new FormatError(file, element.line, fault);
  }
  return values;
}

function readRelation(element: XmlElement, file: string, source: string): Relation {
  const semantics = element.attributes.get('semantics') ?? 'supports';
  const fail = (fault: string, line = element.line): never => {
    throw new FormatError(file, line, fault);
  };
  if (!['supports', 'conflicts', 'soft'].includes(semantics)) {
    fail(`semantics "${semantics}" are not supported`);
  }
  const arity = Number(element.attributes.get('arity'));
  const defaultCost = Number(element.attributes.get('defaultCost') ?? 0);
  const soft = semantics === 'soft';
  if (!Number.isInteger(defaultCost)) fail('the default cost is not a whole number');
  const tuples: { values: string[]; cost?: number }[] = [];
  let cost: number | undefined;
  let position = element.textFrom;
  // A bar may follow the last tuple too.
  const text = element.text.trimEnd().replace(/\|$/, '');
  for (const part of text.trim() === '' ? [] : text.split('|')) {
    const colon = part.lastIndexOf(':');
    const line = (): number => lineAt(source, position + part.search(/\S|$/) + 1);
    if (colon >= 0) {
      cost = Number(part.slice(0, colon));
      if (!soft || !Number.isInteger(cost)) fail(`no cost: ${part.slice(0, colon).trim()}`, line());
    }
    const values = part
      .slice(colon + 1)
      .split(/\s+/)
      .filter(Boolean);
    if (values.length !== arity) fail(`a tuple of ${values.length}, not ${arity} values`, line());
    if (soft && cost === undefined) fail('a tuple without a cost', line());
    tuples.push(soft ? { values, cost } : { values });
    position += part.length + 1;
  }
  const announced = element.attributes.get('nbTuples');
  if (announced !== undefined && Number(announced) !== tuples.length) {
    fail(`${tuples.length} tuples, but nbTuples is ${announced}`);
  }
  const name = element.attributes.get('name') ?? '';
  return { name, arity, semantics, defaultCost, tuples, line: element.line };
}
