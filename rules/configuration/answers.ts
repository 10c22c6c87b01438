/**
 * The questions about products, each answered by the family's diagram as far as that can, else by
 * search. Whichever answers, the answer is the same.
 */
import type { CompiledFamily } from '#rules/compile/compiled-family.ts';
import type { Backend } from '#rules/engine/network/session.ts';
import { bestCompletion } from './complete.ts';
import { countProducts, type ProductCount } from './count.ts';
import type { Correcting } from './explain.ts';
import { eachOutlook, type OptionOutlook } from './outlook.ts';
import type { ProductDiagram } from './product-diagram.ts';
import type { Products } from './propose.ts';
import type { Product, Space } from './space.ts';
import type { Objective, VariableId } from './types.ts';
import type { Assumed, DomainFinder, Status } from './valid-domains.ts';

export class Answers implements Products {
  constructor(
    private readonly compiled: CompiledFamily,
    private readonly space: Space,
    private readonly finder: DomainFinder,
    private readonly diagram: ProductDiagram | undefined,
  ) {}

  get backend(): Backend {
    return this.diagram ? 'diagram' : 'solver';
  }

  /** Who finds what has to be given up. */
  get correcting(): Correcting {
    return this.diagram?.correcting() ?? this.space;
  }

  /** Some product; undefined when there is none, or none was found within the budget. */
  find(assumed: Assumed): Product | undefined {
    const known = this.diagram ? this.diagram.find(assumed) : 'unknown';
    if (known !== 'unknown') return known;
    const finding = this.finder.findProduct(assumed);
    return finding.status === 'sat' ? finding.product : undefined;
  }

  /** Products met before. */
  known(assumed: Assumed): readonly Product[] {
    return this.finder.known(assumed);
  }

  /**
   * Which of the open variables have the same value in every product, and which. `products` are
   * some that hold what is assumed, one at least; it may get more.
   */
  settled(
    assumed: Assumed,
    open: readonly number[],
    products: Product[],
  ): ReadonlyMap<number, number> {
    const domains = this.diagram?.openDomains(assumed);
    if (!domains) return this.finder.settled(assumed, open, products);
    const looked = new Set(open);
    const judged = this.judged(
      assumed,
      domains.map((statuses, variable) => (looked.has(variable) ? statuses : [])),
    );
    const only = open.flatMap((variable): [number, number][] => {
      const statuses = judged[variable] ?? [];
      const value = statuses.indexOf('valid');
      const isOnly = statuses.every((status, other) => other === value || status === 'invalid');
      return value >= 0 && isOnly ? [[variable, value]] : [];
    });
    return new Map(only);
  }

  /** As DomainFinder.domains. */
  domains(assumed: Assumed): readonly (readonly Status[])[] {
    const { diagram, finder } = this;
    return diagram ? this.judged(assumed, diagram.domains(assumed)) : finder.domains(assumed);
  }

  /** What the diagram left unknown is searched. */
  private judged(assumed: Assumed, found: readonly (readonly Status[])[]) {
    const { finder } = this;
    if (!found.some((statuses) => statuses.includes('unknown'))) return found;
    return found.map((statuses, variable) =>
      statuses.map((status, value) =>
        status === 'unknown' ? finder.judge(assumed, variable, value) : status,
      ),
    );
  }

  /** Whether a literal of the family holds in some product; where that is unknown, too. */
  allows(assumed: Assumed, literal: number): boolean {
    const known = this.diagram?.judge(assumed, literal) ?? 'unknown';
    if (known !== 'unknown') return known === 'valid';
    const { space, finder } = this;
    const asked = [...finder.literals(assumed), space.fromCompiled(literal)];
    return space.find(asked).status !== 'unsat';
  }

  /** A best product, proven; undefined when there is none, or none was proven. */
  best(assumed: Assumed, objective: Objective): Product | undefined {
    const { compiled, space, finder } = this;
    const known = this.diagram ? this.diagram.best(assumed, objective) : 'unknown';
    if (known !== 'unknown') return known;
    return bestCompletion({ compiled, space, finder, assumed, objective });
  }

  count(assumed: Assumed, limit: number): ProductCount {
    const { compiled, space, finder, diagram } = this;
    // Products that differ by exchanged slots alone count once, which a diagram doesn't know.
    if (!diagram || compiled.interchangeable.length > 0) {
      return countProducts(compiled, space, finder.literals(assumed), limit);
    }
    const { count, exact } = diagram.count(assumed);
    return { count, exact, ...(exact ? {} : { bound: 'most' }) };
  }

  /** `of`: as eachOutlook. */
  outlook(assumed: Assumed, of?: ReadonlySet<VariableId>): Generator<OptionOutlook> {
    const { compiled, space, finder, diagram } = this;
    return eachOutlook({ compiled, space, finder, diagram, assumed, of });
  }
}
