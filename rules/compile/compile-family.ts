/**
 * Compiles a family for one price list: direct encoding of the variables, conditions as literals,
 * sums as linear constraints, every named rule under its selector.
 */
import type { Condition } from '#rules/model/condition.ts';
import { isContextFact, contextReference } from '#rules/model/facts.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import type { Rule } from '#rules/model/rule.ts';
import { isLeaf } from '#rules/model/terms.ts';
import type { CompiledDefault, CompiledFamily, CompiledPreference } from './compiled-family.ts';
import { Domains } from './domains.ts';
import { ConditionEncoder } from './encode-condition.ts';
import { effect, encodeRules, type RuleParts } from './encode-rules.ts';
import { encodeStructure } from './encode-structure.ts';
import { Encoder, TRUE } from './encoder.ts';
import { interchangeableModules } from './interchangeable.ts';
import { familyDiagram, sharedDiagram } from './family-diagram.ts';
import { mass, netPrice, unfit, waits } from './objectives.ts';
import { traceRules } from './trace-rules.ts';
import { ContextSplitter, type SplitCondition } from './split-condition.ts';
import { Sums } from './sums.ts';
import { VariableMap } from './variable-map.ts';

export interface CompileOptions {
  /** The price list whose prices `cheapest` is about. */
  readonly priceList: string;
  /** Adds what each rule says as literals, for the analysis of the model. */
  readonly traced?: boolean;
  /** Adds the products as a diagram, if one of bearable size exists. */
  readonly diagram?: boolean;
  /** The same family for another price list: what of its diagram is this one's is not made again. */
  readonly like?: CompiledFamily | undefined;
}

/** Throws a RangeError when the price list is not the family's. */
export function compileFamily(family: PublicFamily, options: CompileOptions): CompiledFamily {
  const encoder = new Encoder();
  const domains = new Domains(family);
  const splitter = new ContextSplitter(family, domains);
  const map = new VariableMap(domains, encoder);
  const sums = new Sums(family, domains, map, encoder);
  const conditions = new ConditionEncoder(encoder, domains, map, sums);
  const selectors = new Map<string, number>();
  const selector = (name: string): number => {
    const literal = selectors.get(name) ?? encoder.newVariable();
    selectors.set(name, literal);
    return literal;
  };
  const parts: RuleParts = { family, encoder, domains, map, splitter, conditions, sums, selector };
  const active = encodeRules(parts);
  encodeStructure(family, encoder, map, (owner) => active.get(owner) ?? TRUE, selector);
  const net = netPrice(parts, options.priceList);
  const grams = mass(parts);
  // What is encoded from here on defines no product.
  const softLinears = encoder.linears.length;
  const objectives = { net, mass: grams, unfit: unfit(parts) };
  const soft = softRules(parts);
  const traces = options.traced ? traceRules(parts) : undefined;
  const compiled: CompiledFamily = {
    format: 'kitwright-compiled/1',
    family: family.id,
    priceList: options.priceList,
    variables: map.compiled,
    clauses: encoder.clauses,
    groups: encoder.groups,
    linears: encoder.linears,
    softLinears,
    selectors: [...selectors].map(([name, literal]) => ({ name, literal })),
    activated: [...active].map(([owner, literal]) => ({ owner, literal })),
    interchangeable: interchangeableModules(family),
    contextConditions: splitter.conditions,
    contextLiterals: conditions.contextLiterals,
    contextChains: [...splitter.chains.values()],
    variableCount: encoder.variableCount,
    objectives,
    waits: waits(parts),
    ...soft,
    ...(traces ? { traces } : {}),
    source: {
      modules: family.modules.map(({ id, cardinality, quantity }) => ({
        id,
        cardinality,
        quantity,
      })),
      components: family.components.map(({ id, type, mass, swatch, attributes }) => ({
        id,
        type,
        mass,
        swatch,
        attributes,
      })),
      characteristics: family.characteristics.map((c) =>
        c.kind === 'choice'
          ? {
              kind: c.kind,
              id: c.id,
              values: c.values.map(({ id, swatch, attributes }) => ({ id, swatch, attributes })),
            }
          : { kind: c.kind, id: c.id },
      ),
      totals: family.totals.map(({ id, attribute, modules, characteristics }) => ({
        id,
        attribute,
        modules,
        characteristics,
      })),
      resources: family.resources.map(({ id, provided, used }) => ({ id, provided, used })),
    },
  };
  const { like } = options;
  const shared = options.diagram && like ? sharedDiagram(compiled, like) : undefined;
  const diagram = shared ?? (options.diagram ? familyDiagram(compiled) : undefined);
  return diagram ? { ...compiled, diagram } : compiled;
}

function softRules({ family, splitter }: RuleParts) {
  const defaults: CompiledDefault[] = [];
  const preferences: CompiledPreference[] = [];
  const advice: { rule: string; when: SplitCondition }[] = [];
  for (const rule of family.rules) {
    const when = softCondition(splitter, rule);
    if (rule.event.type === 'default') {
      const { variable, value } = rule.event.params;
      if (typeof value === 'boolean') continue;
      const byPreference = speaksOfPreferences(rule.conditions);
      defaults.push({ rule: rule.id, when, variable, value, byPreference });
    } else if (rule.event.type === 'prefer') {
      const wanted = splitter.split(rule.event.params.conditions);
      preferences.push({ rule: rule.id, when, wanted, weight: rule.event.params.weight });
    } else if (rule.event.type === 'message' || rule.event.type === 'offer') {
      advice.push({ rule: rule.id, when });
    }
  }
  // What a stored preference asks for comes before what the family proposes to everyone.
  defaults.sort((a, b) => Number(b.byPreference) - Number(a.byPreference));
  return { defaults, preferences, advice };
}

function softCondition(splitter: ContextSplitter, rule: Rule): SplitCondition {
  const effective = effect(splitter, rule);
  const when = splitter.split(rule.conditions);
  return effective ? { all: [effective, when] } : when;
}

function speaksOfPreferences(condition: Condition): boolean {
  if (isLeaf(condition)) {
    const references = [condition, condition.value].filter(
      (each): each is { fact: string } => typeof each === 'object' && 'fact' in each,
    );
    return references.some(
      (each) => isContextFact(each.fact) && contextReference(each).fact === 'preferences',
    );
  }
  if ('not' in condition) return speaksOfPreferences(condition.not);
  return ('all' in condition ? condition.all : condition.any).some(speaksOfPreferences);
}
