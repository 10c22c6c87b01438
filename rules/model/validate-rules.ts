/** Checks rules, tables and examples against the family. */
import type { Family } from './family.ts';
import { factType, isContextFact } from './facts.ts';
import type { JsonPath } from './family-files.ts';
import type { Report } from './fault.ts';
import { isAnswer } from './preference.ts';
import type { Rule, RuleOf } from './rule.ts';
import { validateCondition } from './validate-condition.ts';
import { validateHardRule } from './validate-hard-rules.ts';
import { isRepeated, variablesOf, type Variable } from './variables.ts';

type Variables = ReadonlyMap<string, Variable>;

export function validateRules(family: Family, report: Report): void {
  const variables: Variables = new Map(variablesOf(family).map((v) => [v.id, v]));
  validateTables(family, variables, report);
  const activated = new Set<string>();
  family.rules.forEach((rule, index) => {
    const at = ['rules', index] as const;
    validateCondition(family, rule.conditions, [...at, 'conditions'], report);
    validateEvent(family, variables, rule, [...at, 'event', 'params'], report);
    validateHardRule(family, rule, at, report);
    if (rule.event.type === 'activate') {
      const { variable } = rule.event.params;
      if (activated.has(variable)) {
        report(
          [...at, 'event', 'params', 'variable'],
          `“${variable}” is activated by another rule`,
        );
      }
      activated.add(variable);
    }
    if (rule.effectiveFrom && rule.effectiveTo && rule.effectiveFrom > rule.effectiveTo) {
      report([...at, 'effectiveTo'], 'it ends before it begins');
    }
    rule.examples.forEach((example, i) => {
      const path = [...at, 'examples', i];
      for (const [name, value] of Object.entries(example.given)) {
        validateGiven(family, variables, name, value, [...path, 'given', name], report);
      }
      if (typeof example.expect !== 'object') return;
      for (const [name, value] of Object.entries(example.expect.value)) {
        validateValue(variables, name, value, [...path, 'expect', 'value', name], report);
      }
    });
  });
}

function validateEvent(
  family: Family,
  variables: Variables,
  { event }: Rule,
  path: JsonPath,
  report: Report,
): void {
  if (event.type === 'require' || event.type === 'prefer') {
    validateCondition(family, event.params.conditions, [...path, 'conditions'], report);
  } else if (event.type === 'activate') {
    const { variable } = event.params;
    const known =
      family.modules.some((m) => m.id === variable) ||
      family.characteristics.some((c) => c.id === variable);
    if (!known) {
      report([...path, 'variable'], `unknown module or characteristic “${variable}”`);
    }
  } else if (event.type === 'balance') {
    if (!family.resources.some((r) => r.id === event.params.resource)) {
      report([...path, 'resource'], `unknown resource “${event.params.resource}”`);
    }
  } else if (event.type === 'table') {
    if (!family.tables.some((t) => t.id === event.params.table)) {
      report([...path, 'table'], `unknown table “${event.params.table}”`);
    }
  } else if (event.type === 'default' || event.type === 'offer') {
    validateValue(variables, event.params.variable, event.params.value, path, report);
  } else if (event.type === 'learn') validateLesson(family, event.params, path, report);
}

/** What binds has to be told: only soft preferences are learnt, and never from one another. */
function validateLesson(
  family: Family,
  { preference: id, value }: RuleOf<'learn'>['event']['params'],
  path: JsonPath,
  report: Report,
): void {
  const preference = family.preferences.find((one) => one.id === id);
  if (preference === undefined) report([...path, 'preference'], `unknown preference “${id}”`);
  else if (preference.strength === 'hard') {
    report([...path, 'preference'], `“${id}” is hard: it has to be told`);
  } else if (!isAnswer(preference, value)) {
    report([...path, 'value'], `“${id}” has no value ${JSON.stringify(value)}`);
  }
}

function validateValue(
  variables: Variables,
  id: string,
  value: unknown,
  path: JsonPath,
  report: Report,
): void {
  const variable = variables.get(id);
  if (!variable) {
    const hint = variables.has(`${id}.1`) ? `; a slot of it is “${id}.1”` : '';
    report(path, `unknown variable “${id}”${hint}`);
  } else if (variable.kind === 'text') {
    if (typeof value !== 'string') report(path, `“${id}” is a text`);
  } else if (!(variable.domain as readonly unknown[]).includes(value)) {
    report(path, `“${id}” has no value ${JSON.stringify(value)}`);
  }
}

function validateGiven(
  family: Family,
  variables: Variables,
  name: string,
  value: unknown,
  path: JsonPath,
  report: Report,
): void {
  if (isContextFact(name)) {
    const type = factType(family, { fact: name });
    if (typeof type === 'string') report(path, type);
  } else if (Array.isArray(value) && variables.has(`${name}.1`)) {
    value.forEach((each, i) => {
      validateValue(variables, `${name}.${i + 1}`, each, path, report);
    });
  } else validateValue(variables, name, value, path, report);
}

function validateTables(family: Family, variables: Variables, report: Report): void {
  family.tables.forEach((table, index) => {
    table.columns.forEach((column, i) => {
      const path = ['tables', index, 'columns', i];
      const type = factType(family, { fact: column.variable, path: column.path });
      const module = family.modules.find((m) => m.id === column.variable);
      if (typeof type === 'string') report(path, type);
      else if (module && isRepeated(module)) report(path, 'a repeated module is no column');
      else if (!variables.has(column.variable)) report(path, 'a column is a module or a choice');
      else if (type.type === 'list') report(path, 'a list attribute is no column');
      else {
        table.rows.forEach((row, r) => {
          const cell = row[i];
          if (cell === undefined) return;
          const wrong = type.values ? !type.values.includes(cell) : typeof cell !== type.type;
          if (wrong)
            report(['tables', index, 'rows', r, i], `unknown value ${JSON.stringify(cell)}`);
        });
      }
    });
    table.rows.forEach((row, r) => {
      if (row.length !== table.columns.length) {
        report(['tables', index, 'rows', r], `a row has ${table.columns.length} cells`);
      }
    });
  });
}
