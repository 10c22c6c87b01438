/** A preference as the profile shows it. */
import type { Scalar } from '#rules/model/condition.ts';

export interface ShownPreference {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** `hard` constrains what is offered, `soft` ranks and pre-fills. */
  readonly strength: 'hard' | 'soft';
  readonly input:
    | {
        readonly kind: 'choice';
        readonly options: readonly { readonly value: string; readonly label: string }[];
      }
    | {
        readonly kind: 'number';
        readonly min: number;
        readonly max: number;
        readonly unit: string;
      }
    | { readonly kind: 'boolean' };
  readonly stored?:
    | {
        readonly value: Scalar;
        readonly enabled: boolean;
        readonly source: string;
        /** Of what their orders taught: how sure, 0 to 1, and the orders' numbers. */
        readonly learnt?: { readonly confidence: number; readonly orders: readonly string[] };
      }
    | undefined;
  /** The rules that mention it. */
  readonly effects: readonly {
    readonly id: string;
    readonly title: string;
    readonly because: string;
    readonly binding: boolean;
  }[];
}

/** A refused change: which preference, what was typed, and why not. */
export interface RefusedPreference {
  readonly key: string;
  readonly value: string;
  readonly code: string;
}
