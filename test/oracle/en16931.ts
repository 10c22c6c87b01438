/**
 * Business rules of EN 16931-1 over the terms of a document in either syntax, written from the
 * standard and knowing nothing of the code that makes one: identity and completeness (BR-…), sums
 * (BR-CO-10 … 17), and the standard and zero rates (BR-S-…, BR-Z-…).
 *
 * BR-CO-17 and its twins per category allow less than one unit of currency, as the published rules
 * do, because taxes may have been rounded line by line.
 */
import { termsOf, type Terms } from './invoice-terms.ts';

/** Decimal text in ten-thousandths, exactly. */
function exact(value: string): bigint {
  const parts = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(value);
  if (!parts) throw new Error(`no amount: '${value}'`);
  const [, sign, whole = '', fraction = ''] = parts;
  const scaled = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0'));
  return sign ? -scaled : scaled;
}
const UNIT = 10_000n;
const has = (terms: Terms, term: string): boolean => (terms[term] ?? '') !== '';
const amount = (terms: Terms, term: string): bigint =>
  has(terms, term) ? exact(terms[term] ?? '') : 0n;
const total = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** Ids of the rules the document breaks; empty where it is in order. */
export function brokenRules(xml: string): string[] {
  const { header, lines, adjustments, taxes, documents, means } = termsOf(xml);
  const broken: string[] = [];
  const rule = (id: string, holds: boolean): void => {
    if (!holds) broken.push(id);
  };
  const isCharge = (one: Terms) => one['charge'] === 'true';
  const charges = adjustments.filter(isCharge);
  const allowances = adjustments.filter((one) => !isCharge(one));

  for (const [id, term, form] of [
    ['BR-01', 'BT-24', /./],
    ['BR-02', 'BT-1', /./],
    ['BR-03', 'BT-2', /^\d{4}-\d\d-\d\d$/],
    ['BR-04', 'BT-3', /^38[01]$/],
    ['BR-05', 'BT-5', /^[A-Z]{3}$/],
    ['BR-06', 'BT-27', /./],
    ['BR-07', 'BT-44', /./],
    ['BR-09', 'BT-40', /^[A-Z]{2}$/],
    ['BR-11', 'BT-55', /^[A-Z]{2}$/],
    ['BR-12', 'BT-106', /./],
    ['BR-13', 'BT-109', /./],
    ['BR-14', 'BT-112', /./],
    ['BR-15', 'BT-115', /./],
  ] as const) {
    rule(id, form.test(header[term] ?? ''));
  }
  rule('BR-16', lines.length > 0);
  const ids = lines.map((line) => line['BT-126'] ?? '');
  rule('BR-21', ids.every((id) => id !== '') && new Set(ids).size === ids.length);
  for (const line of lines) {
    rule('BR-22', amount(line, 'BT-129') > 0n);
    rule('BR-23', has(line, 'BT-130'));
    rule('BR-24', has(line, 'BT-131'));
    rule('BR-25', has(line, 'BT-153'));
    rule('BR-26', has(line, 'BT-146'));
    rule('BR-27', amount(line, 'BT-146') >= 0n);
    rule('BR-64', !has(line, 'BT-128') || has(line, 'BT-128-1'));
    // The line is its price times its quantity; the standard's calculation of BT-131.
    const per = amount(line, 'BT-149') || UNIT;
    rule(
      'BT-131',
      amount(line, 'BT-131') * per === amount(line, 'BT-146') * amount(line, 'BT-129'),
    );
  }
  const [from = '', to = ''] = [header['BT-73'], header['BT-74']];
  rule('BR-29', from === '' || to === '' || from <= to);
  for (const one of adjustments) {
    const kind = isCharge(one) ? ['BR-36', 'BR-37', 'BR-38'] : ['BR-31', 'BR-32', 'BR-33'];
    rule(kind[0] ?? '', amount(one, 'BT-99') > 0n);
    rule(kind[1] ?? '', has(one, 'BT-102'));
    rule(kind[2] ?? '', has(one, 'BT-104') || has(one, 'BT-105'));
  }
  for (const one of means) {
    rule('BR-49', has(one, 'BT-81'));
    rule('BR-50', has(one, 'BT-84'));
  }
  for (const one of documents) rule('BR-52', has(one, 'BT-122'));
  // An address of delivery has its country.
  const place = ['BT-75', 'BT-77', 'BT-78'].some((term) => has(header, term));
  rule('BR-57', !place || has(header, 'BT-80'));
  rule('credit names its invoice', header['BT-3'] !== '381' || has(header, 'BT-25'));

  const lineSum = total(lines.map((line) => amount(line, 'BT-131')));
  const allowed = total(allowances.map((one) => amount(one, 'BT-99')));
  const charged = total(charges.map((one) => amount(one, 'BT-99')));
  const tax = amount(header, 'BT-110');
  rule('BR-CO-10', amount(header, 'BT-106') === lineSum);
  rule('BR-CO-11', amount(header, 'BT-107') === allowed);
  rule('BR-CO-12', amount(header, 'BT-108') === charged);
  rule('BR-CO-13', amount(header, 'BT-109') === lineSum - allowed + charged);
  rule('BR-CO-14', tax === total(taxes.map((one) => amount(one, 'BT-117'))));
  const grand = amount(header, 'BT-112');
  rule('BR-CO-15', grand === amount(header, 'BT-109') + tax);
  const due = amount(header, 'BT-115');
  rule('BR-CO-16', due === grand - amount(header, 'BT-113') + amount(header, 'BT-114'));
  rule('BR-CO-18', taxes.length > 0);
  rule('BR-CO-25', due <= 0n || has(header, 'BT-9') || has(header, 'BT-20'));
  rule('BR-CO-26', has(header, 'BT-31') || has(header, 'BT-30'));
  for (const term of ['BT-31', 'BT-48']) {
    rule('BR-CO-9', !has(header, term) || /^[A-Z]{2}/.test(header[term] ?? ''));
  }

  const taxed = [
    ...lines.map((one) => ({
      category: one['BT-151'],
      rate: amount(one, 'BT-152'),
      value: amount(one, 'BT-131'),
    })),
    ...adjustments.map((one) => ({
      category: one['BT-102'],
      rate: amount(one, 'BT-103'),
      value: isCharge(one) ? amount(one, 'BT-99') : -amount(one, 'BT-99'),
    })),
  ];
  for (const { category, rate } of taxed) {
    rule('BR-CO-04', category !== undefined);
    if (category === 'S') rule('BR-S-05', rate > 0n);
    if (category === 'Z') rule('BR-Z-05', rate === 0n);
    const breakdown = taxes.filter(
      (one) => one['BT-118'] === category && amount(one, 'BT-119') === rate,
    );
    rule(`BR-${category}-01`, breakdown.length === 1);
    rule(`BR-${category}-02`, has(header, 'BT-31'));
  }
  for (const one of taxes) {
    const [base, percent] = [amount(one, 'BT-116'), amount(one, 'BT-119')];
    const own = taxed.filter(
      ({ category, rate }) => category === one['BT-118'] && rate === percent,
    );
    rule(`BR-${one['BT-118']}-08`, base === total(own.map(({ value }) => value)));
    const share = (base * percent) / (100n * UNIT);
    rule('BR-CO-17', size(amount(one, 'BT-117') - share) < UNIT);
  }
  const tooFine = [...xml.matchAll(/Amount[^>]*>(-?[\d.]+)</g)].some(([, value]) =>
    /\.\d{3,}/.test(value ?? ''),
  );
  rule('BR-DEC', !tooFine);
  return [...new Set(broken)];
}
