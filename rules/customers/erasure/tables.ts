/** What erasing a customer does to every column of the database that holds text or JSON. */
import { COMMERCE } from './commerce.ts';
import { COMPANY } from './company.ts';
import { PEOPLE } from './people.ts';
import type { ColumnRule, ModelRules } from './column-rule.ts';

/** By model and column of `prisma/schema.prisma`. */
export const ERASURE_RULES: Readonly<Record<string, ModelRules>> = {
  ...PEOPLE,
  ...COMMERCE,
  ...COMPANY,
};

/** The rule of one column; there is one for each that holds text or JSON. */
export function erasureRule(model: string, column: string): ColumnRule {
  const rule = ERASURE_RULES[model]?.[column];
  if (rule === undefined) throw new Error(`no erasure rule for ${model}.${column}`);
  return rule;
}
