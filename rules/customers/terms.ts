/**
 * How a customer wants to be served: packaging, delivery, invoices, payment, documents. Kept with
 * the customer, proposed at checkout and in quotes, and copied onto each order as it is placed.
 *
 * A form is flat; what is stored is not. An invoice address is whole or absent.
 */
import { z } from 'zod';
import { textSchema } from '#rules/model/text.ts';

export const PACKAGINGS = ['standard', 'reusable', 'gift'] as const;
export const RHYTHMS = ['per-order', 'monthly'] as const;
export const REPORTS = ['build-report', 'care-sheet'] as const;
export const DOCUMENT_LOCALES = ['en', 'sv'] as const;

const line = (max: number) => z.string().trim().min(1).max(max);
const termId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
/** Two letters of a country (EL: Greece), then what that country writes. */
const vatId = z
  .string()
  .transform((text) => text.replaceAll(/[\s.-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[A-Z]{2}[A-Z0-9]{2,13}$/));

/** What is spent in a year on all there is of our kind, in whole units of the customer's currency. */
const categorySpend = z.coerce.number().int().min(0).max(10_000_000);

const addressSchema = z.strictObject({
  name: line(120),
  street: line(200),
  postalCode: line(20),
  city: line(100),
  country: z.string().regex(/^[A-Z]{2}$/),
});
export type InvoiceAddress = z.infer<typeof addressSchema>;

export const customerTermsSchema = z.strictObject({
  packaging: z.enum(PACKAGINGS).optional(),
  /** Of the commercial policy. */
  deliveryTerm: termId.optional(),
  paymentTerm: termId.optional(),
  invoiceAddress: addressSchema.optional(),
  invoiceEmail: z.email().max(254).optional(),
  rhythm: z.enum(RHYTHMS).default('per-order'),
  documentLocale: z.enum(DOCUMENT_LOCALES).optional(),
  /** What is printed besides the papers every order has. */
  reports: z.array(z.enum(REPORTS)).default([]),
});
export type CustomerTerms = z.infer<typeof customerTermsSchema>;

/** What was agreed with the order; later changes of the customer's terms don't touch it. */
export const orderTermsSchema = customerTermsSchema
  .omit({ paymentTerm: true, deliveryTerm: true, documentLocale: true })
  .extend({
    vatId: z.string().optional(),
    payment: z.strictObject({ id: z.string(), title: textSchema, days: z.number().int().min(0) }),
    delivery: z.strictObject({ id: z.string(), title: textSchema }).optional(),
  });
export type OrderTerms = z.infer<typeof orderTermsSchema>;

const ADDRESS = {
  invoiceName: 'name',
  invoiceStreet: 'street',
  invoicePostalCode: 'postalCode',
  invoiceCity: 'city',
  invoiceCountry: 'country',
} as const;
type AddressField = keyof typeof ADDRESS;
const ADDRESS_FIELDS = Object.keys(ADDRESS) as readonly AddressField[];

/** The fields customers may fill in themselves; nothing is required, an address is whole. */
export const ownTermsForm = z
  .object({
    packaging: z.enum(PACKAGINGS).optional(),
    invoiceName: line(120).optional(),
    invoiceStreet: line(200).optional(),
    invoicePostalCode: line(20).optional(),
    invoiceCity: line(100).optional(),
    invoiceCountry: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    invoiceEmail: z.email().max(254).optional(),
    documentLocale: z.enum(DOCUMENT_LOCALES).optional(),
    buildReport: z.literal('on').optional(),
    careSheet: z.literal('on').optional(),
    vatId: vatId.optional(),
    categorySpend: categorySpend.optional(),
  })
  .check(({ value, issues }) => {
    const absent = ADDRESS_FIELDS.filter((field) => value[field] === undefined);
    if (absent.length === ADDRESS_FIELDS.length) return;
    for (const field of absent) {
      issues.push({ code: 'invalid_type', expected: 'string', input: undefined, path: [field] });
    }
  });
export type OwnTermsForm = z.infer<typeof ownTermsForm>;

/** The fields that are agreed with sales. */
export const agreedTermsForm = z.object({
  rhythm: z.enum(RHYTHMS).default('per-order'),
  paymentTerm: termId.optional(),
  deliveryTerm: termId.optional(),
});
export type AgreedTermsForm = z.infer<typeof agreedTermsForm>;

/** What the form says, over the agreed terms as they are. */
export function termsOfForm(form: OwnTermsForm, agreed: AgreedTermsForm): CustomerTerms {
  const { packaging, invoiceEmail, documentLocale, buildReport, careSheet } = form;
  const { invoiceName, invoiceStreet, invoicePostalCode, invoiceCity, invoiceCountry } = form;
  const invoiceAddress = addressSchema.safeParse({
    name: invoiceName,
    street: invoiceStreet,
    postalCode: invoicePostalCode,
    city: invoiceCity,
    country: invoiceCountry,
  });
  return {
    packaging,
    invoiceEmail,
    documentLocale,
    ...(invoiceAddress.success && { invoiceAddress: invoiceAddress.data }),
    reports: [
      ...(buildReport ? (['build-report'] as const) : []),
      ...(careSheet ? (['care-sheet'] as const) : []),
    ],
    ...agreed,
  };
}

/** The form that says what is stored. */
export function formOfTerms(
  terms: CustomerTerms,
  {
    vatId,
    categorySpend: spend,
  }: { readonly vatId?: string | undefined; readonly categorySpend?: number | undefined },
): Readonly<Record<keyof OwnTermsForm | keyof AgreedTermsForm, string | undefined>> {
  const { invoiceAddress: address } = terms;
  return {
    packaging: terms.packaging,
    invoiceName: address?.name,
    invoiceStreet: address?.street,
    invoicePostalCode: address?.postalCode,
    invoiceCity: address?.city,
    invoiceCountry: address?.country,
    invoiceEmail: terms.invoiceEmail,
    documentLocale: terms.documentLocale,
    buildReport: terms.reports.includes('build-report') ? 'on' : undefined,
    careSheet: terms.reports.includes('care-sheet') ? 'on' : undefined,
    vatId,
    categorySpend: spend?.toString(),
    rhythm: terms.rhythm,
    paymentTerm: terms.paymentTerm,
    deliveryTerm: terms.deliveryTerm,
  };
}

/** Stored terms; what an older or foreign hand wrote and cannot be read counts as none. */
export function readTerms(stored: unknown): CustomerTerms {
  const parsed = customerTermsSchema.safeParse(stored ?? {});
  return parsed.success ? parsed.data : customerTermsSchema.parse({});
}
