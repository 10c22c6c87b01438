/** Ids of the family document. */
import { z } from 'zod';

export const variableId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'lower case words joined by hyphens');

export const marketId = z.string().regex(/^[A-Z]{2}$/, 'two capitals');
