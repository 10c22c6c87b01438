/** Who issues the invoices: checked once, when the process reads its settings. */
import { z } from 'zod';

const line = z.string().trim().min(1).max(200);

export const sellerSchema = z.strictObject({
  name: line,
  registrationId: line,
  vatId: z.string().regex(/^[A-Z]{2}[A-Z0-9]{2,13}$/),
  iban: z.string().regex(/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/),
  bic: z
    .string()
    .regex(/^[A-Z0-9]{8}([A-Z0-9]{3})?$/)
    .optional(),
  email: z.email().optional(),
  phone: line.optional(),
  address: z.strictObject({
    street: line,
    postalCode: line,
    city: line,
    country: z.string().regex(/^[A-Z]{2}$/),
  }),
});

/** The company of the demonstration; none that exists. */
export const DEMO_SELLER: z.infer<typeof sellerSchema> = {
  name: 'Kitwright Demo AB',
  registrationId: '556000-0001',
  vatId: 'SE556000000101',
  iban: 'SE4550000000058398257466',
  bic: 'ESSESESS',
  email: 'invoices@kitwright.example',
  phone: '+46 8 123 456 78',
  address: { street: 'Verkstadsgatan 1', postalCode: '117 36', city: 'Stockholm', country: 'SE' },
};
