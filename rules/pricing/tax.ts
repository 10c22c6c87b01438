/** A tax of an amount, rounded half up once: on top of it, or contained in it. */
import { portion, share } from './money.ts';

export type TaxMode = 'exclusive' | 'inclusive';

export const taxOf = (mode: TaxMode, taxed: number, basisPoints: number): number =>
  mode === 'exclusive'
    ? share(taxed, basisPoints)
    : portion(taxed, basisPoints, 10_000 + basisPoints);
