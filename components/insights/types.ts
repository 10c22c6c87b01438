/** Figures of all customers together, as staff see them; money in minor units. */
import type { ShownValueSum } from '#components/sales/types.ts';

export interface ShownOption {
  readonly id: string;
  readonly family: string;
  readonly variable: string;
  readonly value: string;
}

export interface ShownGrowth {
  readonly currency: string;
  readonly months: readonly {
    readonly month: string;
    readonly customers: number;
    readonly realised: number;
  }[];
}

export interface ShownFunnel {
  readonly family: string;
  readonly started: number;
  readonly changed: number;
  readonly finished: number;
  readonly ordered: number;
}

interface Tally {
  readonly products: number;
  readonly choices: number;
}

export interface ShownShare {
  readonly currency: string;
  readonly basis: 'declared' | 'estimated';
  readonly customers: number;
  readonly bought: number;
  readonly category: number;
}

export interface ShownInsights {
  /** ISO time. */
  readonly computedAt: string;
  readonly since: string;
  readonly growth: readonly ShownGrowth[];
  readonly share: readonly ShownShare[];
  readonly managers: readonly (ShownValueSum & { readonly manager: string | undefined })[];
  readonly funnel: readonly ShownFunnel[];
  readonly steps: readonly {
    readonly family: string;
    readonly first: Tally;
    readonly later: Tally;
  }[];
  readonly refused: readonly (ShownOption & {
    readonly proposed: number;
    readonly refused: number;
    readonly taken: number;
  })[];
  readonly wanted: readonly (ShownOption & {
    readonly asked: number;
    readonly without: number;
    readonly rules: readonly string[];
  })[];
}
