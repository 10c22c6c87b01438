/**
 * What a form of the unit's page says happened, as plain data; the server parses it, the page
 * applies it at once. Both read the same fields, so the page does the same with and without
 * JavaScript.
 */
const text = (form: FormData, name: string): string | undefined => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : undefined;
};

/** A measured value as people write it: 0.4 or 0,4; nothing where it is no number. */
export function measured(written: string | undefined): number | undefined {
  if (written === undefined || written === '') return undefined;
  const value = Number(written.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

function resultOf(form: FormData): unknown {
  const passed = text(form, 'passed');
  if (passed !== undefined) return { kind: 'confirm', passed: passed === 'yes' };
  return { kind: 'measure', value: measured(text(form, 'value')) };
}

export function workOf(form: FormData): Readonly<Record<string, unknown>> {
  const type = text(form, 'type');
  const check = text(form, 'check');
  const numbers = form.getAll('numbers').filter((one) => typeof one === 'string');
  const work = {
    type,
    operation: text(form, 'operation'),
    reason: text(form, 'reason'),
    redo: text(form, 'redo'),
    line: text(form, 'line'),
    ...(check === undefined ? {} : { check: Number(check) }),
    ...(type === 'check' ? { result: resultOf(form) } : {}),
    ...(type === 'part' ? { numbers: numbers.flatMap(splitLots).filter(Boolean) } : {}),
  };
  return Object.fromEntries(Object.entries(work).filter(([, value]) => value !== undefined));
}

/** Several lots are written in one field, with commas between them. */
const splitLots = (written: string): string[] => written.split(',').map((one) => one.trim());
