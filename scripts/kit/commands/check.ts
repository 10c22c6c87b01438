/**
 * `kit check`: everything known about a family's soundness. Faults, contradictions and failed
 * examples are errors (exit status 1); the rest is for its author to judge.
 */
import { analyse, contradictionFor } from '#rules/analysis/analyse.ts';
import { runExamples } from '#rules/analysis/run-examples.ts';
import type { Analysis, ExampleFinding, RuleFinding, ValueFinding } from '#rules/analysis/types.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily } from '#rules/configuration/index.ts';
import { publicFamily, type PublicFamily } from '#rules/model/public-family.ts';
import { marketOf } from '#rules/pricing/net-steps.ts';
import type { CommandLine } from '../command-line.ts';
import { contextOf } from '../facts.ts';
import { familyFolder, faultInWords, readFamily } from '../families.ts';
import type { Kit } from '../session.ts';
import { ruleInWords, toJson } from '../words.ts';

export async function check(kit: Kit, line: CommandLine): Promise<number> {
  const loaded = readFamily(familyFolder(kit, line.subject));
  if (!loaded.ok) {
    const faults = loaded.error;
    if (line.json) kit.print(toJson({ sound: false, faults }));
    else faults.forEach((fault) => kit.print(faultInWords(fault)));
    return 1;
  }
  const family = publicFamily(loaded.value);
  const facts = contextOf(family, line.context, kit.today);
  const { priceList } = marketOf(family, facts);
  const compiled = compileFamily(family, { priceList: priceList.id, traced: true });
  const evaluate = (each: typeof facts) => evaluateContext(compiled.contextConditions, each);
  const free = line.context.length === 0;
  const analysis = analyse(family, compiled, free ? 'free' : await evaluate(facts));
  const examples = await runExamples(family, compiled, evaluate, facts);
  const empty: { readonly market: string; readonly rules: readonly string[] }[] = [];
  for (const { id } of free && !analysis.contradiction ? family.markets : []) {
    const rules = contradictionFor(compiled, await evaluate({ ...facts, market: id }));
    if (rules) empty.push({ market: id, rules });
  }
  const sound = !analysis.contradiction && empty.length === 0 && examples.failed.length === 0;
  if (line.json) {
    const context = free ? 'any' : facts;
    kit.print(toJson({ family: family.id, sound, context, ...analysis, empty, examples }));
  } else {
    report(kit, family, analysis);
    for (const { market, rules } of empty) {
      kit.print(`No product in market ${market}:`);
      rules.forEach((id) => kit.print(`    by ${ruleInWords(family, id)}`));
    }
    reportExamples(kit, examples.run, examples.failed);
    kit.print(sound ? 'Sound.' : 'Not sound.');
  }
  return sound ? 0 : 1;
}

function report(kit: Kit, family: PublicFamily, analysis: Analysis): void {
  const because = (rules: readonly string[]): void => {
    if (rules.length === 0) kit.print('    by its structure alone');
    else rules.forEach((id) => kit.print(`    by ${ruleInWords(family, id)}`));
  };
  if (analysis.contradiction) {
    kit.print('No product satisfies these rules together:');
    because(analysis.contradiction);
  }
  const values = (title: string, findings: readonly ValueFinding[]): void => {
    if (findings.length > 0) kit.print(`${title} (${findings.length}):`);
    for (const { variable, value, rules } of findings) {
      kit.print(`  ${variable}=${value}`);
      because(rules);
    }
  };
  const rules = (title: string, findings: readonly RuleFinding[]): void => {
    if (findings.length > 0) kit.print(`${title} (${findings.length}):`);
    for (const finding of findings) {
      kit.print(`  ${finding.rule}`);
      because(finding.rules);
    }
  };
  values('In no product', analysis.dead);
  values('In every product', analysis.core);
  values('May stay empty by its cardinality, but never does', analysis.falseOptional);
  rules('Says nothing that other rules do not say', analysis.redundant);
  rules('Can never fire', analysis.neverFires);
  if (analysis.unsettled > 0 && !analysis.contradiction) {
    kit.print(`${analysis.unsettled} questions were not settled within the budget.`);
  }
}

function reportExamples(kit: Kit, run: number, failed: readonly ExampleFinding[]): void {
  kit.print(`${run} examples run, ${failed.length} failed.`);
  for (const { rule, example, expected, found } of failed) {
    kit.print(`  ${rule}, example ${example}: expected ${expected}, found ${found}`);
  }
}
