/**
 * Turns zod's issues into faults at the deepest place that explains them.
 *
 * A union that matches no branch is explained by its most fitting branch: the one that got
 * furthest into the value, and of these the one with the fewest complaints.
 */
import type { z } from 'zod';
import type { JsonPath } from './family-files.ts';

export interface SchemaFault {
  readonly path: JsonPath;
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

const steps = (path: readonly PropertyKey[]): JsonPath =>
  path.map((step) => (typeof step === 'symbol' ? String(step) : step));

export function schemaFaults(issues: readonly Issue[]): readonly SchemaFault[] {
  return issues.flatMap((issue) => explain(issue, []));
}

function explain(issue: Issue, parent: JsonPath): readonly SchemaFault[] {
  const path = [...parent, ...steps(issue.path)];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    return [{ path, message: issue.message }];
  }
  const branches = issue.errors.map((branch) => branch.flatMap((inner) => explain(inner, path)));
  const fit = (faults: readonly SchemaFault[]): number =>
    Math.min(...faults.map((fault) => fault.path.length)) * 1000 - faults.length;
  const best = branches.reduce((a, b) => (fit(b) > fit(a) ? b : a));
  return best.length > 0 ? best : [{ path, message: issue.message }];
}
