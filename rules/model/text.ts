/**
 * Translated texts inside a family document.
 *
 * Every text a person may read is given in English and may be given in more languages;
 * a language without its own text falls back to English.
 */
import { z } from 'zod';

export const textSchema = z
  .object({ en: z.string().min(1) })
  .catchall(z.string().min(1))
  .readonly();

/** A text by language tag; `en` is always there. */
export type Text = z.infer<typeof textSchema>;
