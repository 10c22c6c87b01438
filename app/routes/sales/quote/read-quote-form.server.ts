/**
 * The quote's form, by the names its fields have: amounts in the currency's own notation become
 * minor units, and what cannot be read is told by field, never guessed.
 */
import { lineField } from '#components/quotes/quote-form-fields.ts';
import { parseDecimal } from '#rules/quotes/decimals.ts';
import { isDay } from '#rules/quotes/days.ts';
import { MOST_OFFERED, type QuoteDiscount } from '#rules/quotes/terms.ts';
import type { SaveQuote } from '#app/services/quotes/save-quote.server.ts';

export interface ReadForm<Value> {
  readonly value: Value;
  /** Message codes by field; where there is one the value is not to be used. */
  readonly errors: Readonly<Record<string, string>>;
}

class Reader {
  readonly errors: Record<string, string> = {};

  constructor(
    private readonly form: FormData,
    private readonly digits: number,
  ) {}

  text(name: string): string {
    const value = this.form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  }

  filled(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  whole(name: string, least: number, most: number): number {
    const value = Number(this.text(name));
    if (!Number.isInteger(value) || value < least) this.errors[name] = `tooSmall|min=${least}`;
    else if (value > most) this.errors[name] = `tooLarge|max=${most}`;
    return value;
  }

  /** Minor units; nothing where nothing stands. */
  amount(name: string, digits = this.digits): number | undefined {
    const text = this.text(name);
    if (text === '') return undefined;
    const units = parseDecimal(text, digits);
    if (units === undefined) this.errors[name] = 'invalid';
    return units;
  }

  discount(prefix: string): QuoteDiscount | undefined {
    const kind = this.text(`${prefix}discountKind`);
    if (kind === '') return undefined;
    const name = `${prefix}discountValue`;
    const reason = this.filled(`${prefix}discountReason`);
    const value = this.amount(name, kind === 'percent' ? 2 : this.digits);
    if (value === undefined) {
      this.errors[name] ??= 'required';
      return undefined;
    }
    if (kind === 'percent' && value > 10_000) this.errors[name] = 'tooLarge|max=100';
    if (kind === 'percent') return { kind, basisPoints: value, reason };
    if (kind === 'amount') return { kind, amount: value, reason };
    return { kind: 'price', unitPrice: value, reason };
  }
}

export function readQuoteForm(form: FormData, digits: number): ReadForm<SaveQuote> {
  const reader = new Reader(form, digits);
  const ids = form.getAll('line').map(String);
  const lines = ids.map((id) => readLine(reader, id));
  const validUntil = reader.text('validUntil');
  if (!isDay(validUntil)) reader.errors['validUntil'] = 'invalid';
  const discount = reader.discount('');
  const value: SaveQuote = {
    id: reader.text('id'),
    version: Number(reader.filled('over') ?? reader.text('version')),
    title: reader.text('title'),
    validUntil,
    terms: {
      discount: discount?.kind === 'price' ? undefined : discount,
      promotionCodes: reader
        .text('promotionCodes')
        .split(/[\s,;]+/)
        .filter(Boolean),
      deliveryTerm: reader.filled('deliveryTerm'),
      paymentTerm: reader.filled('paymentTerm'),
      notes: reader.text('notes'),
      packaging: reader.filled('packaging'),
      greeting: reader.filled('greeting'),
    },
    lines,
    removed: [],
  };
  return { value, errors: reader.errors };
}

function readLine(reader: Reader, id: string): SaveQuote['lines'][number] {
  const name = (field: string) => lineField(id, field);
  const unitPrice = reader.amount(name('unitPrice'));
  return {
    id,
    quantity: reader.whole(name('quantity'), 1, MOST_OFFERED),
    optional: reader.text(name('optional')) !== '',
    alternative: reader.filled(name('alternative')),
    bundle: reader.filled(name('bundle')),
    discount: reader.discount(name('')),
    note: reader.text(name('note')),
    title: reader.filled(name('title')),
    item:
      unitPrice === undefined
        ? undefined
        : {
            partNumber: reader.text(name('partNumber')),
            unitPrice,
            unitCost: reader.amount(name('unitCost')),
          },
  };
}

/** The fields of a new plain item. */
export function readNewItem(form: FormData, digits: number) {
  const reader = new Reader(form, digits);
  const title = reader.text('newTitle');
  const unitPrice = reader.amount('newUnitPrice');
  if (title === '') reader.errors['newTitle'] = 'required';
  if (unitPrice === undefined) reader.errors['newUnitPrice'] ??= 'required';
  const value = {
    kind: 'plain' as const,
    title,
    quantity: reader.whole('newQuantity', 1, MOST_OFFERED),
    item: {
      partNumber: reader.text('newPartNumber'),
      unitPrice: unitPrice ?? 0,
      unitCost: reader.amount('newUnitCost'),
    },
  };
  return { value, errors: reader.errors };
}
