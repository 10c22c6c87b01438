/** Points as their pages show them: texts in the page's language, times as ISO. */
export interface ShownMovement {
  readonly id: string;
  readonly kind: 'earn' | 'redeem' | 'expire' | 'correct' | 'give-up';
  /** Of what was earned, the rule; of what was redeemed, the reward's title. */
  readonly rule: string;
  readonly subject: string;
  readonly text?: string | undefined;
  readonly points: number;
  readonly at: string;
}

export interface ShownReward {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly affordable: boolean;
  /** Of its form, so that one sent twice is redeemed once. */
  readonly key: string;
}

export interface ShownCode {
  readonly code: string;
  readonly title: string;
  /** YYYY-MM-DD */
  readonly endsOn: string | null;
}

export interface ShownPoints {
  readonly balance: number;
  readonly expiring?: { readonly points: number; readonly at: string } | undefined;
  readonly tier: string;
  readonly earned: number;
  readonly next?: { readonly tier: string; readonly missing: number } | undefined;
  readonly movements: readonly ShownMovement[];
  readonly codes: readonly ShownCode[];
  readonly friends: { readonly all: number; readonly rewarded: number };
  readonly mayNameReferrer: boolean;
}
