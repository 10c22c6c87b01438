/**
 * One configured product, copied so that an order can be read, printed and built whatever becomes
 * of its family.
 */
import { explodeBom } from '#rules/bom/explode.ts';
import { routingOf } from '#rules/bom/routing.ts';
import type { BomLine, RoutingOperation } from '#rules/bom/types.ts';
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import { holds, productFacts } from '#rules/model/evaluate.ts';
import type { Family } from '#rules/model/family.ts';
import { publicFamily, type PublicFamily } from '#rules/model/public-family.ts';
import { isInEffect, NONE } from '#rules/model/terms.ts';
import type { Text } from '#rules/model/text.ts';
import { variablesOf, type Variable } from '#rules/model/variables.ts';
import { resolvePicture, type ResolvedLayer } from '#rules/picture/resolve.ts';

export interface SummaryChoice {
  readonly variable: string;
  readonly kind: 'module' | 'characteristic';
  readonly title: Text;
  readonly value: Text;
  /** Pieces of a module's component; 1 elsewhere. */
  readonly quantity: number;
  /** Not what the family would have proposed. */
  readonly deviates: boolean;
}

export interface SummaryGroup {
  readonly id: string;
  readonly title: Text;
  readonly choices: readonly SummaryChoice[];
}

export interface LineSummary {
  /** The family's title. */
  readonly product: Text;
  /** Groups in the family's order; what is empty is left out. */
  readonly groups: readonly SummaryGroup[];
}

export interface LinePicture {
  readonly width: number;
  readonly height: number;
  readonly title: Text;
  readonly layers: readonly ResolvedLayer[];
}

/** What an order line keeps of its product besides the price. */
export interface LineSnapshot {
  readonly summary: LineSummary;
  /** Of one product. */
  readonly bom: readonly BomLine[];
  readonly routing: readonly RoutingOperation[];
  readonly picture: LinePicture;
  readonly notes: readonly Text[];
}

/** `product` is complete and valid; `proposed` is the product without any decision. */
export function snapshotLine(
  family: Family,
  facts: ContextFacts,
  product: Assignment,
  proposed: Assignment,
): LineSnapshot {
  const shown = publicFamily(family);
  return {
    summary: summarise(shown, product, proposed),
    bom: explodeBom(family, facts, product),
    routing: routingOf(family, facts, product),
    picture: pictureOf(shown, facts, product),
    notes: notesOf(family, facts, product),
  };
}

/** `proposed` is the product without any decision. */
export function summarise(
  family: PublicFamily,
  product: Assignment,
  proposed: Assignment,
): LineSummary {
  const variables = variablesOf(family);
  const groups = family.groups.map(({ id, title }) => ({
    id,
    title,
    choices: variables
      .filter((variable) => variable.group === id && variable.kind !== 'quantity')
      .flatMap((variable) => choiceOf(family, variable, product, proposed)),
  }));
  return { product: family.title, groups: groups.filter(({ choices }) => choices.length > 0) };
}

function choiceOf(
  family: PublicFamily,
  variable: Variable,
  product: Assignment,
  proposed: Assignment,
): readonly SummaryChoice[] {
  const value = product[variable.id];
  if (value === undefined || value === NONE) return [];
  const amount = product[`${variable.owner}.quantity`];
  const owner = [...family.modules, ...family.characteristics].find(
    ({ id }) => id === variable.owner,
  );
  if (owner === undefined) return [];
  return [
    {
      variable: variable.id,
      kind: variable.kind === 'component' ? 'module' : 'characteristic',
      title: owner.title,
      value: valueText(family, variable, value),
      quantity: typeof amount === 'number' ? amount : 1,
      deviates: proposed[variable.id] !== value,
    },
  ];
}

function valueText(family: PublicFamily, variable: Variable, value: string | number): Text {
  if (variable.kind === 'component') {
    const component = family.components.find(({ id }) => id === value);
    return component?.title ?? { en: String(value) };
  }
  const characteristic = family.characteristics.find(({ id }) => id === variable.id);
  if (characteristic?.kind === 'choice') {
    const choice = characteristic.values.find(({ id }) => id === value);
    return choice?.title ?? { en: String(value) };
  }
  return {
    en: characteristic?.kind === 'number' ? `${value} ${characteristic.unit}` : String(value),
  };
}

export function pictureOf(
  family: PublicFamily,
  facts: ContextFacts,
  product: Assignment,
): LinePicture {
  const { width, height, title } = family.picture;
  return { width, height, title, layers: resolvePicture(family, facts, product) };
}

/** What the rules want printed on the build sheet of this product. */
function notesOf(family: Family, facts: ContextFacts, product: Assignment): readonly Text[] {
  const known = productFacts(publicFamily(family), facts, product);
  return family.rules.flatMap((rule) => {
    const { event, conditions } = rule;
    if (event.type !== 'note' || !isInEffect(rule, facts.date)) return [];
    return holds(conditions, known) ? [event.params.text] : [];
  });
}
