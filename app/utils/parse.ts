/** Parses what came from outside; a refusal names each field and what is wrong with it. */
import { z } from 'zod';
import { AppError } from './app-error.ts';

/** The parsed input, or `invalid-input` with `fields: {<path>: <zod issue code>}`. Empty strings
 * of a form are absent. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(withoutEmpty(input));
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= issue.code;
  throw new AppError('invalid-input', { fields });
}

function withoutEmpty(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== ''));
}

const line = (max: number) => z.string().trim().min(1).max(max);

/** The fields forms share. */
export const fields = {
  id: z.string().min(1).max(64),
  /** Made by a browser to name something it may send again. */
  key: z.string().min(8).max(64),
  name: line(120),
  email: z
    .string()
    .max(254)
    .transform((text) => text.normalize('NFKC').trim().toLowerCase())
    .pipe(z.email()),
  password: z.string().min(8).max(200),
  phone: line(40),
  street: line(200),
  postalCode: line(20),
  city: line(100),
  country: z.string().regex(/^[A-Z]{2}$/),
  locale: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/),
  market: z.string().regex(/^[A-Z]{2}$/),
  quantity: z.coerce.number().int().min(1).max(99),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  search: z.string().trim().max(200).optional(),
} as const;
