/**
 * Loads an authored family: joins its files, checks their shape (zod) and everything that one part
 * says about another, and tells every fault with file, path, rule and words.
 */
import { fail, ok, type Result } from '#rules/kernel/result.ts';
import { joinFamilyFiles, type JsonPath } from './family-files.ts';
import { familySchema, type Family } from './family.ts';
import type { FamilyFault } from './fault.ts';
import { schemaFaults } from './schema-faults.ts';
import { validateCatalogue } from './validate-catalogue.ts';
import { validatePriceLists } from './validate-price-lists.ts';
import { validateProduction } from './validate-production.ts';
import { validateRules } from './validate-rules.ts';
import { validateSums } from './validate-sums.ts';

export type { FamilyFault } from './fault.ts';

/** `files` maps file names relative to the family's folder to their parsed JSON. */
export function loadFamily(
  files: Readonly<Record<string, unknown>>,
): Result<Family, readonly FamilyFault[]> {
  const joined = joinFamilyFiles(files);
  const faults: FamilyFault[] = [...joined.faults];
  const report = (path: JsonPath, message: string): void => {
    const rule = ruleAt(joined.document, path);
    faults.push({ ...joined.locate(path), ...(rule ? { rule } : {}), message });
  };
  const parsed = familySchema.safeParse(joined.document);
  if (!parsed.success) {
    for (const fault of schemaFaults(parsed.error.issues)) report(fault.path, fault.message);
    return fail(faults);
  }
  const family = parsed.data;
  validateCatalogue(family, report);
  // What follows looks things up by id, and lists every value of every range.
  if (faults.length > 0) return fail(faults);
  validateSums(family, report);
  validateRules(family, report);
  validatePriceLists(family, report);
  validateProduction(family, report);
  return faults.length > 0 ? fail(faults) : ok(family);
}

function ruleAt(document: Record<string, unknown>, path: JsonPath): string | undefined {
  const rules: unknown = document['rules'];
  if (path[0] !== 'rules' || !Array.isArray(rules)) return undefined;
  const rule: unknown = rules[Number(path[1])];
  const id: unknown =
    typeof rule === 'object' && rule !== null && 'id' in rule ? rule.id : undefined;
  return typeof id === 'string' ? id : undefined;
}
