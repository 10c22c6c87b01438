/** Loads a commercial policy: its shape by zod, then what one part of it says about another. */
import { fail, ok, type Result } from '#rules/kernel/result.ts';
import { printPath, type JsonPath } from '#rules/model/family-files.ts';
import { schemaFaults } from '#rules/model/schema-faults.ts';
import { APPROVAL_ROLES, policySchema, type Policy } from './policy.ts';

/** A mistake in an authored policy, told so that its author finds the place. */
export interface PolicyFault {
  /** JSON path. */
  readonly path: string;
  readonly message: string;
}

export function loadPolicy(document: unknown): Result<Policy, readonly PolicyFault[]> {
  const faults: PolicyFault[] = [];
  const report = (path: JsonPath, message: string): void => {
    faults.push({ path: printPath(path), message });
  };
  const parsed = policySchema.safeParse(document);
  if (!parsed.success) {
    for (const { path, message } of schemaFaults(parsed.error.issues)) report(path, message);
    return fail(faults);
  }
  validatePolicy(parsed.data, report);
  return faults.length > 0 ? fail(faults) : ok(parsed.data);
}

type Report = (path: JsonPath, message: string) => void;

function validatePolicy(policy: Policy, report: Report): void {
  for (const section of [
    'customerGroups',
    'tiers',
    'deliveryTerms',
    'paymentTerms',
    'markets',
  ] as const)
    unique(
      policy[section].map(({ id }) => id),
      (index) => [section, index, 'id'],
      report,
    );
  const roles = policy.approvals.map(({ role }) => role);
  unique(roles, (index) => ['approvals', index, 'role'], report);
  for (const role of APPROVAL_ROLES) {
    if (!roles.includes(role)) report(['approvals'], `no limits of “${role}”`);
  }
  policy.deliveryTerms.forEach(({ amounts }, index) => {
    if (Object.keys(amounts).length === 0)
      report(['deliveryTerms', index, 'amounts'], 'offered in no currency');
  });
  validateApprovals(policy, report);
}

/** Who comes later in the order of roles may agree to at least as much. */
function validateApprovals({ approvals, floors }: Policy, report: Report): void {
  const rank = (index: number) => APPROVAL_ROLES.indexOf(approvals[index]?.role ?? 'sales');
  approvals.forEach((limits, index) => {
    approvals.forEach((narrower, other) => {
      if (rank(other) >= rank(index)) return;
      if (limits.discount < narrower.discount)
        report(['approvals', index, 'discount'], `less than “${narrower.role}” may give`);
      if (limits.margin > narrower.margin)
        report(['approvals', index, 'margin'], `more than “${narrower.role}” must keep`);
    });
    if (limits.margin < floors.margin)
      report(['approvals', index, 'margin'], 'below the floor, which nobody may go under');
  });
}

function unique(names: readonly string[], at: (index: number) => JsonPath, report: Report): void {
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) report(at(index), `“${name}” is there already`);
  });
}
