/**
 * What the configurator page shows, as plain data: it is computed on the server for the first view
 * and in the browser from then on, by the same code. All texts are in the page's language already;
 * money is in minor units, masses in grams, days are ISO dates.
 */
import type { Decision, SetBy, Value, VariableId } from '#rules/configuration/types.ts';
import type { Mark } from '#rules/customers/learning/mark.ts';
import type { Scalar } from '#rules/model/condition.ts';
import type { ResolvedLayer } from '#rules/picture/resolve.ts';
import type { StepKind } from '#rules/pricing/types.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';

export interface RuleView {
  readonly id: string;
  readonly title: string;
  readonly because: string;
}

/** Who set a value, and the rules behind it where there are any; `learnt`: a preference that the
 * person's orders taught. */
export interface ChipView {
  readonly by: SetBy | 'learnt';
  readonly rules: readonly RuleView[];
}

export interface NamedValue {
  readonly variable: VariableId;
  readonly title: string;
  readonly value: string;
}

/** Why an option can't be had: own choices and rules that clash with it. */
export interface ReasonView {
  readonly choices: readonly NamedValue[];
  readonly rules: readonly RuleView[];
}

export interface RepairView {
  readonly changes: readonly {
    readonly variable: VariableId;
    readonly title: string;
    readonly from: string;
    /** Absent where nothing takes its place. */
    readonly to?: string | undefined;
  }[];
  /** Difference of the total, tax included. */
  readonly priceChange?: number | undefined;
  /** The total then, where there is none now to differ from. */
  readonly total?: number | undefined;
  readonly change: Change;
}

export interface AttributeView {
  readonly title: string;
  readonly value: Scalar | readonly Scalar[];
  readonly unit?: string | undefined;
}

/** What choosing an option changes, at best; absent what is not proven. */
export interface OutlookView {
  /** Of the total, tax included. */
  readonly price?: number | undefined;
  /** Working days. */
  readonly days?: number | undefined;
  /** Percentage points; absent where no preference binds. */
  readonly fit?: number | undefined;
}

export interface OptionView {
  readonly value: Value;
  readonly title: string;
  readonly description?: string | undefined;
  readonly swatch?: string | undefined;
  readonly attributes: readonly AttributeView[];
  readonly mass?: number | undefined;
  /** Working days until it is here; 0 in stock; absent for what is not a component. */
  readonly waitDays?: number | undefined;
  /** Absent while it is being sought. */
  readonly outlook?: OutlookView | undefined;
  /** Difference of the total if this alone became it, whether or not that can be had; only where
   * no outlook will come. */
  readonly swap?: number | undefined;
  readonly selected: boolean;
  readonly available: boolean;
  readonly reason?: ReasonView | undefined;
}

export interface QuestionView {
  readonly variable: VariableId;
  readonly owner: string;
  readonly kind: 'cards' | 'number' | 'text' | 'quantity';
  readonly title: string;
  readonly description?: string | undefined;
  readonly value?: Value | undefined;
  /** The text itself, where a text was entered. */
  readonly decided: boolean;
  readonly chip?: ChipView | undefined;
  readonly options: readonly OptionView[];
  readonly unit?: string | undefined;
  readonly step?: number | undefined;
  readonly maxLength?: number | undefined;
  /** Runs of numbers that can be had. */
  readonly ranges?: readonly (readonly [number, number])[] | undefined;
  /** The option somebody asked about, its reason and the ways to have it. */
  readonly asked?: AskedView | undefined;
}

export interface AskedView {
  readonly value: Value;
  readonly title: string;
  readonly reason: ReasonView;
  /** Absent while they are being sought. */
  readonly repairs?: readonly RepairView[] | undefined;
}

/** Choices that cannot stand together any more, and ways to settle that. */
export interface ClashView {
  readonly choices: readonly (NamedValue & {
    readonly step: string;
    readonly reason: ReasonView;
  })[];
  readonly repairs: readonly RepairView[];
}

export interface StepView {
  readonly id: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly questions: number;
  readonly open: number;
  /** Something here was chosen by a person. */
  readonly touched: boolean;
}

export interface SummaryLine {
  readonly variable: VariableId;
  readonly step: string;
  readonly title: string;
  readonly value: string;
  readonly chip?: ChipView | undefined;
}

export interface PriceView {
  readonly currency: string;
  readonly total: number;
  readonly steps: readonly {
    readonly kind: StepKind;
    readonly title: string;
    readonly amount: number;
    /** Told, not added: a tax that prices contain. */
    readonly included: boolean;
  }[];
}

export interface AdviceView {
  readonly id: string;
  readonly text: string;
  /** The choice it offers, where it offers one. */
  readonly offer?: (Decision & { readonly title: string }) | undefined;
}

export interface PreferenceView {
  readonly id: string;
  readonly title: string;
  readonly value: Scalar;
  /** The value's title, where it is one of several. */
  readonly valueTitle?: string | undefined;
  readonly unit?: string | undefined;
  /** Nobody told it: their orders taught it. */
  readonly learnt: boolean;
  readonly rules: readonly RuleView[];
}

export interface ConfiguratorView {
  readonly familyTitle: string;
  readonly noun: string;
  readonly step: string;
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  readonly steps: readonly StepView[];
  readonly questions: readonly QuestionView[];
  readonly summary: readonly SummaryLine[];
  readonly open: readonly {
    readonly step: string;
    readonly variable: VariableId;
    readonly title: string;
  }[];
  readonly complete: boolean;
  /** While there is one, nothing is said of price, delivery, totals or fit. */
  readonly clash?: ClashView | undefined;
  readonly currency: string;
  /** Products still possible, in decimal digits; absent where they are not counted exactly. */
  readonly left?: string | undefined;
  /** By question, the option most people like this one choose; absent while not known. */
  readonly marks?: Readonly<Record<VariableId, Mark>> | undefined;
  /** Of the product as it stands, or the cheapest one while it is unfinished. */
  readonly price?: PriceView | undefined;
  readonly delivery?:
    { readonly arrivesOn: string; readonly waitingFor?: string | undefined } | undefined;
  readonly totals: readonly {
    readonly id: string;
    readonly title: string;
    readonly value: number;
    readonly unit: string;
  }[];
  readonly fit?: number | undefined;
  readonly advice: readonly AdviceView[];
  readonly preferences: readonly PreferenceView[];
  readonly picture: {
    readonly title: string;
    readonly width: number;
    readonly height: number;
    readonly layers: readonly ResolvedLayer[];
  };
}
