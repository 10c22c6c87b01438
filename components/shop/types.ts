/** What the pages of the shop are given to show. */
import type { ResolvedLayer } from '#rules/picture/resolve.ts';

export interface ShownPicture {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly layers: readonly ResolvedLayer[];
}

export interface ShownPrice {
  /** Minor units, tax and delivery included. */
  readonly amount: number;
  readonly currency: string;
  /** The least it can become, while choices are open. */
  readonly from: boolean;
}

/** How much there is to choose. */
export interface FamilyFigures {
  readonly modules: number;
  readonly components: number;
  readonly buildDays: number;
}

export interface ShownFamily {
  readonly id: string;
  readonly title: string;
  readonly tagline: string;
  readonly description: string;
  readonly noun: string;
  readonly figures: FamilyFigures;
  readonly picture: ShownPicture;
  readonly price?: ShownPrice | undefined;
  /** The steps one goes through. */
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly text?: string;
  }[];
}

/** One way to begin: a first choice and what it makes of the product. */
export interface StartingPoint {
  readonly variable: string;
  readonly value: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly picture: ShownPicture;
  readonly price?: ShownPrice | undefined;
}
