/** What the peers are given says the same as the network: diagrams, clauses and classes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Constraint, Network } from '#rules/engine/network/network.ts';
import { allSolutions, expectedAnswers } from '#test/oracle/brute-force-network.ts';
import { clausesOf } from './clauses.ts';
import { tableDiagram } from './table-diagram.ts';
import { expandValid, valueClasses } from './value-classes.ts';

const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 4 });

const rowsOf = (columns: readonly number[]): fc.Arbitrary<Uint16Array> =>
  fc
    .uniqueArray(fc.tuple(...columns.map((size) => fc.nat({ max: size - 1 }))), {
      minLength: 1,
      maxLength: 12,
      selector: (row) => row.join(),
    })
    .map((rows) => Uint16Array.from(rows.flat()));

const networks: fc.Arbitrary<Network> = sizes.chain((domains) => {
  const table = fc.shuffledSubarray([...domains.keys()], { minLength: 2 }).chain((scope) =>
    rowsOf(scope.map((variable) => domains[variable] ?? 1)).map((rows): Constraint => ({
      kind: 'table',
      scope,
      rows,
    })),
  );
  return fc
    .array(table, { minLength: 1, maxLength: 3 })
    .map((constraints) => ({ domains, constraints, objectives: [] }));
});

describe('a table as a diagram', () => {
  it('has a path for each row and no other', () => {
    const cases = sizes.chain((columns) => rowsOf(columns).map((rows) => ({ columns, rows })));
    fc.assert(
      fc.property(cases, ({ columns, rows }) => {
        const diagram = tableDiagram(rows, columns);
        let paths: { node: number; row: number[] }[] = [{ node: 0, row: [] }];
        diagram.layers.forEach((edges, layer) => {
          const column = diagram.columns[layer] ?? 0;
          const all = Array.from({ length: columns[column] ?? 0 }, (_, value) => value);
          paths = paths.flatMap(({ node, row }) =>
            edges
              .filter(({ from }) => from === node)
              .flatMap(({ to, values = all }) =>
                values.map((value) => {
                  const longer = [...row];
                  longer[column] = value;
                  return { node: to, row: longer };
                }),
              ),
          );
        });
        const given = Array.from({ length: rows.length / columns.length }, (_, row) =>
          rows.slice(row * columns.length, (row + 1) * columns.length).join(),
        );
        expect(paths.map(({ row }) => row.join()).sort()).toEqual(given.sort());
      }),
    );
  });
});

describe('a network as clauses', () => {
  it('has one solution for each of the network, with its values', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const { variables, clauses, literals } = clausesOf(network);
        const found = models(variables, clauses).map((model) =>
          [...literals].map((literal) => (model[Math.abs(literal)] === literal > 0 ? 1 : 0)).join(),
        );
        const expected = allSolutions(network).map((solution) =>
          network.domains
            .flatMap((size, variable) =>
              Array.from({ length: size }, (_, value) => (solution[variable] === value ? 1 : 0)),
            )
            .join(),
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });
});

describe('value classes', () => {
  it('keep the valid values, with helpers and picks', () => {
    fc.assert(
      fc.property(networks, fc.nat(), fc.nat(), (network, few, seed) => {
        const named = 1 + (few % network.domains.length);
        const classes = valueClasses(network, named);
        const variable = seed % named;
        const value = seed % (network.domains[variable] ?? 1);
        const one = classes.classOf[variable]?.[value] ?? 0;
        const valid = (of: Network, picked: number): readonly number[] =>
          expectedAnswers(of, allSolutions(of), new Map([[variable, picked]])).domains;
        const whole = valid(network, value);
        const expanded = expandValid(
          Uint8Array.from(valid(classes.network, one)),
          classes,
          named,
          new Map([[variable, value]]),
        );
        expect([...expanded]).toEqual(whole.slice(0, expanded.length));
      }),
    );
  });
});

/** Every model of the clauses: values are tried in order, a clause is looked at once all of it has values. */
function models(variables: number, clauses: readonly (readonly number[])[]): boolean[][] {
  const due = Array.from({ length: variables + 1 }, (): (readonly number[])[] => []);
  for (const clause of clauses) due[Math.max(0, ...clause.map(Math.abs))]?.push(clause);
  if ((due[0]?.length ?? 0) > 0) return [];
  const found: boolean[][] = [];
  const model: boolean[] = [];
  const extend = (variable: number): void => {
    if (variable > variables) {
      found.push([...model]);
      return;
    }
    for (const holds of [false, true]) {
      model[variable] = holds;
      const fits = due[variable]?.every((clause) =>
        clause.some((literal) => model[Math.abs(literal)] === literal > 0),
      );
      if (fits) extend(variable + 1);
    }
  };
  extend(1);
  return found;
}
