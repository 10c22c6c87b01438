/**
 * Cost roll-up: what a product costs to make, from its BOM and routing, as a waterfall.
 *
 * Material by module (a part below a module's component belongs to that module; what belongs to
 * none is one line), then labour by work centre, both in the family's order. Always holds: whole
 * minor units of the family's cost currency; `running` is the sum so far and the total the last;
 * a line is there only if its amount is not nothing; phantoms cost nothing, their children do.
 */
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import type { Family } from '#rules/model/family.ts';
import type { Text } from '#rules/model/text.ts';
import { portion, sum } from '#rules/pricing/money.ts';
import { explodeBom } from './explode.ts';
import { routingOf } from './routing.ts';
import type { BomLine, RoutingOperation } from './types.ts';

export interface CostLine {
  readonly kind: 'material' | 'labour';
  /** `module:<id>`, `parts`, or `work-centre:<id>`. */
  readonly cause: string;
  readonly title: Text;
  readonly amount: number;
  readonly running: number;
}

export interface Cost {
  readonly currency: string;
  readonly lines: readonly CostLine[];
  readonly material: number;
  readonly labour: number;
  readonly total: number;
}

export interface CostDifference extends Pick<CostLine, 'kind' | 'cause' | 'title'> {
  readonly amount: number;
  readonly standard: number;
  /** `amount` − `standard`. */
  readonly difference: number;
}

export interface CostComparison {
  readonly currency: string;
  /** Every line of either, in the family's order. */
  readonly lines: readonly CostDifference[];
  readonly total: number;
  readonly standard: number;
  /** The sum of the lines' differences. */
  readonly difference: number;
}

type CostSource = Pick<Family, 'costCurrency' | 'modules' | 'workCentres'>;

const OTHER_PARTS: Text = { en: 'Parts of no module', sv: 'Delar utan modul' };
/** Minutes are counted in thousandths, hours are what rates are for. */
const PER_MINUTE = 1_000;
const PER_HOUR = 60 * PER_MINUTE;

export const costOf = (family: Family, context: ContextFacts, product: Assignment): Cost =>
  rollUp(family, explodeBom(family, context, product), routingOf(family, context, product));

/** The cost of an exploded BOM and routing, such as an order line keeps. */
export function rollUp(
  family: CostSource,
  bom: readonly BomLine[],
  routing: readonly RoutingOperation[],
): Cost {
  const material = materialOf(bom);
  const minutes = minutesOf(routing);
  const lines: Omit<CostLine, 'running'>[] = [
    ...family.modules.map(({ id, title }) => ({
      kind: 'material' as const,
      cause: `module:${id}`,
      title,
      amount: sum(material.get(id) ?? []),
    })),
    { kind: 'material', cause: 'parts', title: OTHER_PARTS, amount: sum(material.get('') ?? []) },
    ...family.workCentres.map(({ id, title, rate }) => ({
      kind: 'labour' as const,
      cause: `work-centre:${id}`,
      title,
      amount: portion(rate, Math.round((minutes.get(id) ?? 0) * PER_MINUTE), PER_HOUR),
    })),
  ];
  const totalOf = (kind: CostLine['kind']) =>
    sum(lines.filter((line) => line.kind === kind).map(({ amount }) => amount));
  const [ofMaterial, ofLabour] = [totalOf('material'), totalOf('labour')];
  return {
    currency: family.costCurrency,
    lines: withRunning(lines.filter(({ amount }) => amount !== 0)),
    material: ofMaterial,
    labour: ofLabour,
    total: sum([ofMaterial, ofLabour]),
  };
}

/** What `cost` differs by from the standard variant: the product proposed without a decision. */
export function compareCost(family: CostSource, cost: Cost, standard: Cost): CostComparison {
  const amounts = byCause(cost);
  const standards = byCause(standard);
  const order = [
    ...family.modules.map(({ id }) => `module:${id}`),
    'parts',
    ...family.workCentres.map(({ id }) => `work-centre:${id}`),
  ];
  const lines = order.flatMap((cause): CostDifference[] => {
    const line = amounts.get(cause) ?? standards.get(cause);
    if (!line) return [];
    const amount = amounts.get(cause)?.amount ?? 0;
    const usual = standards.get(cause)?.amount ?? 0;
    const { kind, title } = line;
    return [{ kind, cause, title, amount, standard: usual, difference: sum([amount, -usual]) }];
  });
  return {
    currency: cost.currency,
    lines,
    total: cost.total,
    standard: standard.total,
    difference: sum([cost.total, -standard.total]),
  };
}

const byCause = ({ lines }: Cost): ReadonlyMap<string, CostLine> =>
  new Map(lines.map((line) => [line.cause, line]));

/** Costs by the module they belong to; '' for none. */
function materialOf(bom: readonly BomLine[]): ReadonlyMap<string, number[]> {
  const owners = new Map<string, string>();
  const costs = new Map<string, number[]>();
  for (const line of bom) {
    const owner = line.variable?.split('.')[0] ?? ownerAbove(owners, line.id);
    owners.set(line.id, owner);
    if (line.phantom) continue;
    const known = costs.get(owner);
    if (known) known.push(line.cost);
    else costs.set(owner, [line.cost]);
  }
  return costs;
}

/** The module of the nearest line above; a grouping item has no line of its own. */
function ownerAbove(owners: ReadonlyMap<string, string>, id: string): string {
  const steps = id.split('/');
  for (let end = steps.length - 1; end > 0; end -= 1) {
    const owner = owners.get(steps.slice(0, end).join('/'));
    if (owner !== undefined) return owner;
  }
  return '';
}

function minutesOf(routing: readonly RoutingOperation[]): ReadonlyMap<string, number> {
  const minutes = new Map<string, number>();
  for (const { workCentre, setup, run } of routing) {
    minutes.set(workCentre.id, (minutes.get(workCentre.id) ?? 0) + setup + run);
  }
  return minutes;
}

function withRunning(lines: readonly Omit<CostLine, 'running'>[]): CostLine[] {
  let running = 0;
  return lines.map((line) => {
    running = sum([running, line.amount]);
    return { ...line, running };
  });
}
